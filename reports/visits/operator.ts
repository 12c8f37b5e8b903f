// Who must mend a template of the phone's pages: the body that runs the portal. Called by page-findings.ts and the reports.
import type { Unit } from '../../store/schemas/unit.ts';

/** Stands among the units of a run that has findings of templates; judged by nobody, so it belongs to no league. */
export const PORTAL_OPERATOR: Unit = { id: 'PORTAL', name: '门户运营单位', league: 'other' };
