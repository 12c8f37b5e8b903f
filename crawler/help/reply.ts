// What a line of a chat is: a reply or only a sign of the page, and what it says of a person. Pure; words beside this file. Called by chat.ts and visit-help.ts.
import type { HelpVisit } from '../../store/schemas/help-visit.ts';
import { cleanAddress } from '../session/clean-address.ts';
import { namesIn, withoutPersons } from '../session/personal.ts';
import { HELP_WORDS } from './words.ts';

type Outcome = NonNullable<HelpVisit['person']>['outcome'];

/** In this order: who is not on duty says so first, and names a queue or a number besides. */
const SIGNS: readonly (readonly [Outcome, RegExp])[] = [
  ['closed', HELP_WORDS.closed],
  ['queue', HELP_WORDS.queue],
  ['reached', HELP_WORDS.reached],
  ['hotline', HELP_WORDS.hotline],
  ['absent', HELP_WORDS.absent],
];

/** What lines say of a person; `none`: nothing that is known. */
export function personOf(lines: readonly string[]): Outcome {
  const text = lines.join(' ');
  return SIGNS.find(([, sign]) => sign.test(text))?.[0] ?? 'none';
}

/** Whether somebody answers by it: `请稍候` alone is none, `前面还有3位，请稍候` is one. */
export const isReply = (line: string): boolean =>
  personOf([line]) !== 'none' || !HELP_WORDS.waiting.test(line);

const ADDRESS = /https?:\/\/[^\s\p{Script=Han}，。；、“”（）<>"']+/gu;
const AGENT = /(?:客服|坐席|专员)[：:\s]*([\p{Script=Han}]{2,3}?)(?=(?:竭诚|正在|很高兴)?为您)/gu;
/** Follows “客服” and is nobody's name. */
const NOBODY = /人员|专员|热线|中心|正在|已经|将会|竭诚|很高兴|代表/;

/** Words of a chat as they are kept: without numbers and names of persons, and without tickets in addresses. */
export function told(text: string): string {
  const agents = [...text.matchAll(AGENT)].map(([, name]) => name!).filter((name) => !NOBODY.test(name));
  return withoutPersons(
    text.replace(ADDRESS, (address) => cleanAddress(address)),
    [...namesIn(text), ...agents],
  );
}
