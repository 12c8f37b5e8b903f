// Diagnosis (诊断): what `guide-audit doctor` finds of one page. Made by examine-url.ts and examine-html.ts, printed by scripts/doctor.
import type { UnknownCaption } from './captions.ts';
import type { ApiCandidate } from './data-answers.ts';
import type { FieldReading } from './fields.ts';
import type { PageIdentity } from './identity.ts';
import type { LaneComparison } from './lanes.ts';
import type { NightsPlan } from './nights.ts';
import type { PageVerdict } from './page-kind.ts';

export interface RobotsReport {
  /** absent: there is none, everything is allowed; unreadable: nothing is allowed. */
  state: 'read' | 'absent' | 'unreadable';
  /** Chinese, where it was not read. */
  detail: string | null;
  allowed: boolean;
  rule: string | null;
  crawlDelay: number | null;
}

export interface LaneReport {
  /** Chinese: why the plain HTTP answer holds no guide; null where it holds one. */
  httpProblem: string | null;
  /** Null where the browser saw no guide. */
  comparison: LaneComparison | null;
  /** Requests of the page itself: documents (redirects included), XHR and fetch. */
  documents: number;
  data: number;
  apis: ApiCandidate[];
}

export interface Diagnosis {
  source: 'url' | 'file';
  address: string;
  site: { id: string; name: string; channel: string; version: string } | null;
  /** Null for a file, and where the page was not opened. */
  answer: { finalUrl: string; status: number | null; redirects: string[] } | null;
  identity: PageIdentity | null;
  /** Null where robots.txt keeps us from opening it. */
  page: PageVerdict | null;
  /** Bridges of an app for which the page's scripts asked in vain. */
  bridges: string[];
  /** Panels that were opened, and what could not be. */
  panels: { opened: string[]; failed: string[] };
  fields: FieldReading[];
  unknown: UnknownCaption[];
  lanes: LaneReport | null;
  robots: RobotsReport | null;
  /** What the profile lacks, Chinese; null without a profile. */
  gaps: string[] | null;
  nights: NightsPlan | null;
  /** Chinese: why there is no plan. */
  nightsProblem: string | null;
}

/** Exit code of the command: 0 diagnosed, 2 robots.txt forbids it, 3 not read, 4 log-in, 5 blocked. */
export function exitCodeOf({ page }: Pick<Diagnosis, 'page'>): number {
  if (!page) return 2;
  const codes: Partial<Record<PageVerdict['kind'], number>> = { login: 4, wall: 5, error: 3, shell: 3 };
  return codes[page.kind] ?? 0;
}
