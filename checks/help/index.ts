// All checks of online help (实时在线客服), in the order of the report. A new one is added here and nowhere else.
import type { HelpCheck } from '../frame/check.ts';
import { answer } from './answer.ts';
import { helpEntry } from './help-entry.ts';
import { person } from './person.ts';

export const helpChecks: readonly HelpCheck[] = [helpEntry, answer, person];
