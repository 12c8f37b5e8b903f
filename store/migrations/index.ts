// All migrations in their order. Called by migrate; a released migration is never edited, only followed by the next.
import { initial } from './0001-initial.ts';
import { history } from './0002-history.ts';
import { rulings } from './0003-rulings.ts';
import { forms } from './0004-forms.ts';
import { links } from './0005-links.ts';
import { paces } from './0006-paces.ts';
import { lanes } from './0007-lanes.ts';
import { readings } from './0008-readings.ts';
import { lessons } from './0009-lessons.ts';
import { doorVisits } from './0010-door-visits.ts';
import { visits } from './0011-visits.ts';
import { clicks } from './0013-clicks.ts';
import { serviceMaps } from './0016-service-maps.ts';
import { walks } from './0017-walks.ts';
import { runSettings } from './0018-run-settings.ts';

/** `sql` brings a database of version `version - 1` to `version`; it runs in one transaction. */
export interface Migration {
  version: number;
  sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  ...[initial, history, rulings, forms, links, paces, lanes],
  ...[readings, lessons, doorVisits, visits, clicks, serviceMaps, walks, runSettings],
];
