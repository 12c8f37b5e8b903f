// Judges a walk through the entrances, stores it with the life of what it found, and writes its report. Called by the entry command and by `nightly`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryChecks } from '../../checks/entry/index.ts';
import { judgeEntry } from '../../checks/frame/judge-entry.ts';
import { writeAtomically } from '../../reports/atomic.ts';
import type { JudgedWalk } from '../../reports/entry/entry-row.ts';
import { entryJson } from '../../reports/entry/json.ts';
import { entryPage } from '../../reports/entry/page.ts';
import { messageIndex } from '../../reports/finding.ts';
import type { KeptWalk } from '../../reports/walks/changes.ts';
import { entrySaid, isEntryGone } from '../../reports/walks/entry-said.ts';
import type { Store } from '../../store/index.ts';
import type { EntryWalk } from '../../store/schemas/entry-walk.ts';
import { keepWalk } from '../walks/keep-walk.ts';

export const ENTRY_MESSAGES = entryChecks.flatMap(({ meta }) => meta.messages);
const INDEX = messageIndex(entryChecks.map(({ meta }) => meta));

export const judgedEntries = (walks: readonly EntryWalk[]): JudgedWalk[] =>
  walks.map((walk) => ({ walk, outcomes: judgeEntry(walk, entryChecks).outcomes }));

/** `note`: why not all was walked, Chinese; null: all was. At least one channel was walked. */
export function keepEntry(
  store: Pick<Store, 'walks' | 'transaction'>,
  judged: readonly JudgedWalk[],
  note: string | null,
): KeptWalk {
  const { site, time } = judged[0]!.walk;
  return store.transaction(() => {
    const walk = store.walks.start({ site, kind: 'entry', at: time });
    for (const one of judged)
      store.walks.saveRecord(walk.id, { subject: one.walk.channel, record: one.walk });
    const about = { said: entrySaid(judged), isGone: isEntryGone(judged), messages: INDEX };
    const kept = keepWalk(store, walk, about);
    return { ...kept, walk: store.walks.finish(walk.id, { status: note ? 'stopped' : 'done', note }) };
  });
}

/** The page's path, and the JSON as it was written. */
export async function reportEntry(
  judged: readonly JudgedWalk[],
  dir: string,
  kept: KeptWalk | undefined,
): Promise<{ page: string; json: string }> {
  const page = join(dir, 'index.html');
  const text = entryPage(judged, ENTRY_MESSAGES, kept);
  await writeAtomically(page, (partial) => writeFileSync(partial, text));
  const json = `${JSON.stringify(entryJson(judged, ENTRY_MESSAGES, kept), null, 1)}\n`;
  await writeAtomically(join(dir, 'entry.json'), (partial) => writeFileSync(partial, json));
  return { page, json };
}
