// Personal data (个人信息) in what is met with a log-in: masked before anything is stored. Pure; called by look.ts and lane.ts.
import { IDENTITY, masked } from '../doctor/mask.ts';

/** Numbers beside those of identity cards, as sources. */
const NUMBERS: readonly string[] = [
  // Identity numbers, whole or with blanks between their parts.
  '(?<![\\dA-Za-z])[1-9]\\d{5}\\s?\\d{8}\\s?\\d{3}[\\dXx](?![\\dA-Za-z])',
  // Mobile numbers.
  '(?<!\\d)1[3-9]\\d[\\s-]?\\d{4}[\\s-]?\\d{4}(?!\\d)',
  // Bank cards.
  '(?<!\\d)\\d{16,19}(?!\\d)',
  // Unified social credit codes.
  '(?<![\\dA-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![\\dA-Za-z])',
  '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
];

/** All of them, those of identity cards of 15 digits too: the same patterns cover the page before a picture is taken. */
export const PERSONAL: readonly string[] = [IDENTITY.source, ...NUMBERS];

const PATTERNS = NUMBERS.map((source) => new RegExp(source, 'g'));

/** The first character of a name, and as many signs as are hidden: `示**`. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.min(rest.length, 6));
};

/** Text without numbers of persons, and with the given names masked, the longest first. */
export function withoutPersons(text: string, names: readonly string[]): string {
  let plain = masked(text);
  for (const name of [...names].sort((a, b) => b.length - a.length))
    if (name.length > 1) plain = plain.replaceAll(name, maskedName(name));
  for (const pattern of PATTERNS)
    plain = plain.replace(pattern, (found) =>
      found.length > 8 ? `${found.slice(0, 2)}***${found.slice(-1)}` : '***',
    );
  return plain;
}

const GREETING =
  /(?:您好|你好|欢迎您?|申请人(?:姓名)?|当前用户|登录用户)[，,：:、\s]{1,3}([\p{Script=Han}·＊*]{2,30})/gu;
/** What follows a greeting and is nobody's name. */
const NOBODY =
  /欢迎|访问|使用|登录|注册|退出|用户|市民|游客|办事|来到|进入|请|为您|服务|姓名|类型|信息|单位|名称|电话|证件|号码|地址|自然人|法人/u;

/** Names that a page greets or gives as the applicant's. */
export const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(GREETING)].map(([, name]) => name!).filter((name) => !NOBODY.test(name))),
];

/** Whether what is shown is the name, or a masked or shortened writing of it. */
export function isSameName(shown: string, name: string): boolean {
  const plain = (text: string) => text.replace(/\s/gu, '').replaceAll('＊', '*');
  const [a, b] = [plain(shown), plain(name)];
  if (a === b) return true;
  if (a.replaceAll('*', '').length === 0) return true;
  const fits = (pattern: string, text: string) =>
    new RegExp(
      `^${pattern
        .split(/\*+/)
        .map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'))
        .join('.+')}$`,
      'u',
    ).test(text);
  if (a.includes('*')) return fits(a, b);
  if (b.includes('*')) return fits(b, a);
  return b.includes(a) || a.includes(b);
}
