// The matrix as JSON, for other programs. Pure; called by the login-matrix command.
import type { LoginRun } from '../../store/schemas/door-visit.ts';
import { findingJson } from '../told-finding.ts';
import { changesJson, type KeptWalk } from '../walks/changes.ts';
import { countsOf, type DoorRow } from './door-row.ts';

/** One object: the walk, its counts, and every door with its findings and evidence. */
export const matrixJson = (run: LoginRun, rows: readonly DoorRow[], kept?: KeptWalk) => ({
  run: run.id,
  site: run.site,
  account: run.kind,
  status: run.status,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  life: run.life,
  counts: countsOf(rows),
  /** What changed since the last walk. */
  history: kept ? changesJson(kept) : null,
  doors: rows.map(({ visit, state, findings }) => {
    const { unit, unitName, door, item, page, landing, milliseconds, chain, evidence, unobserved } = visit;
    return {
      ...{ unit, unitName, door, item, page, state, milliseconds },
      landing: landing?.url ?? null,
      chain,
      stays: visit.stays.map(({ seconds, look }) => ({ seconds, url: look.url, title: look.title })),
      unobserved,
      findings: findings.map(findingJson),
      evidence,
    };
  }),
});
