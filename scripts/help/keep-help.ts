// Judges visits of online help, stores them with the life of what they found, and writes their report. Called by the online-help command and by `nightly`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeHelp } from '../../checks/frame/judge-help.ts';
import { helpChecks } from '../../checks/help/index.ts';
import { writeAtomically } from '../../reports/atomic.ts';
import { messageIndex } from '../../reports/finding.ts';
import type { JudgedHelpVisit } from '../../reports/help/help-row.ts';
import { helpPage } from '../../reports/help/page.ts';
import type { KeptWalk } from '../../reports/walks/changes.ts';
import { helpSaid } from '../../reports/walks/help-said.ts';
import type { Store } from '../../store/index.ts';
import type { HelpVisit } from '../../store/schemas/help-visit.ts';
import { keepWalk } from '../walks/keep-walk.ts';

export const HELP_MESSAGES = helpChecks.flatMap(({ meta }) => meta.messages);
const INDEX = messageIndex(helpChecks.map(({ meta }) => meta));

export const judgedHelp = (visits: readonly HelpVisit[]): JudgedHelpVisit[] =>
  visits.map((visit) => ({ visit, outcomes: judgeHelp(visit, helpChecks).outcomes }));

/** `note`: why not all was visited, Chinese; null: all was. At least one entrance was visited. */
export function keepHelp(
  store: Pick<Store, 'walks' | 'transaction'>,
  judged: readonly JudgedHelpVisit[],
  note: string | null,
): KeptWalk {
  const { site, time } = judged[0]!.visit;
  return store.transaction(() => {
    const walk = store.walks.start({ site, kind: 'help', at: time });
    for (const { visit } of judged) store.walks.saveRecord(walk.id, { subject: visit.name, record: visit });
    const kept = keepWalk(store, walk, { said: helpSaid(judged), messages: INDEX });
    return { ...kept, walk: store.walks.finish(walk.id, { status: note ? 'stopped' : 'done', note }) };
  });
}

/** The page's path. */
export async function reportHelp(
  judged: readonly JudgedHelpVisit[],
  dir: string,
  kept: KeptWalk | undefined,
): Promise<string> {
  const page = join(dir, 'index.html');
  const text = helpPage(judged, HELP_MESSAGES, kept);
  await writeAtomically(page, (partial) => writeFileSync(partial, text));
  return page;
}
