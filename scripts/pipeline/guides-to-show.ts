// Real guides of a file as items of the fixture portal, so that they can be crawled. Called by collect-site.ts and the accuracy command.
import { ConfigError } from '../../crawler/config-error.ts';
import { readRecords } from '../../crawler/records/read-records.ts';
import { type RenderGuide, SITE } from '../../fixtures/portal.ts';
import { type Item, itemId, type Unit } from '../../store/schemas/unit.ts';

/** Guides of a file, each as an item of the fixture portal. */
export async function guidesToShow(file: string, mapping: string | undefined): Promise<RenderGuide[]> {
  const shown: RenderGuide[] = [];
  const units = new Map<string, Unit>();
  const { records } = await readRecords(file, { mapping });
  for await (const read of records) {
    if ('problem' in read) continue;
    const unit = units.get(read.unit.name) ?? {
      ...read.unit,
      id: `RECORD${String(units.size + 1).padStart(3, '0')}`,
    };
    units.set(unit.name, unit);
    const { portalId } = read.item;
    const item: Item = { ...read.item, id: itemId(SITE, portalId), site: SITE, unit: unit.id };
    shown.push({ unit, item, guide: read.guide });
  }
  if (shown.length === 0) throw new ConfigError(`文件 ${file} 中没有可展示的办事指南。`);
  return shown;
}
