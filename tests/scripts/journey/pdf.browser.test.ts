// Pages of a report become PDF files beside them, also from a folder with Chinese and blanks in its name.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { journeyChecks } from '../../../checks/journey/index.ts';
import { judgeAll } from '../../../checks/journey/judge-all.ts';
import { FORMULA } from '../../../checks/journey/score.ts';
import { writeJourneyReport } from '../../../reports/journey/report.ts';
import { printPages } from '../../../scripts/journey/pdf.ts';
import { journey } from '../../checks/journey/kit.ts';

it('index, unit and story', async () => {
  const dir = mkdtempSync(join(tmpdir(), '报告 PDF-'));
  try {
    const { pages } = await writeJourneyReport({
      judged: [judgeAll(journey())],
      obstacles: journeyChecks.map(({ meta }) => meta),
      ...{ formula: FORMULA, dir, nameOf: () => 'pc-a' },
    });
    expect(pages).toEqual(['index', 'unit-1', 'pc-a']);
    await printPages(dir, pages);
    for (const name of pages) {
      const file = readFileSync(join(dir, `${name}.pdf`));
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
      // A page of text, not an empty sheet.
      expect(file.length).toBeGreaterThan(10_000);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}, 60_000);
