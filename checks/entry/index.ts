// All checks of entrances (办事入口), in the order of the report. A new one is added here and nowhere else.
import type { EntryCheck } from '../frame/check.ts';
import { citizenWord } from './citizen-word.ts';
import { commonFrame } from './common-frame.ts';
import { commonService } from './common-service.ts';
import { commonStyle } from './common-style.ts';
import { deadEntry } from './dead-entry.ts';
import { elderEntry } from './elder-entry.ts';
import { menuWay } from './menu-way.ts';
import { nameSearch } from './name-search.ts';
import { otherPortal } from './other-portal.ts';
import { searchBox } from './search-box.ts';
import { wrongPage } from './wrong-page.ts';

export const entryChecks: readonly EntryCheck[] = [
  menuWay,
  nameSearch,
  citizenWord,
  deadEntry,
  otherPortal,
  searchBox,
  elderEntry,
  wrongPage,
  commonFrame,
  commonStyle,
  commonService,
];
