// All checks of doors (登录复用), in the order of the report. A new one is added here and nowhere else.
import type { DoorCheck } from '../frame/check.ts';
import { logsOut } from './logs-out.ts';
import { lostItem } from './lost-item.ts';
import { needlessLogin } from './needless-login.ts';
import { otherIdentity } from './other-identity.ts';
import { registration } from './registration.ts';
import { secondLogin } from './second-login.ts';
import { sessionDrop } from './session-drop.ts';
import { slowEntry } from './slow-entry.ts';

export const doorChecks: readonly DoorCheck[] = [
  secondLogin,
  registration,
  otherIdentity,
  lostItem,
  sessionDrop,
  logsOut,
  needlessLogin,
  slowEntry,
];
