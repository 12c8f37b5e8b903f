// Area codes (区号) of the mainland and how long a local number is there: called by the phone reader.

/** Cities with eight digits; Beijing and every 02x code have eight as well. */
const EIGHT =
  '311 371 377 379 411 431 432 451 510 511 512 513 514 515 516 517 518 519 523 527 531 532 551 571 573 574 575 576 577 579 591 595 731 755 757 760 769 791 871 898';

/** Places that changed to eight digits lately: old and new numbers are both in print. */
const BOTH = '433 435 754 851';

/** Codes with seven digits, as `first two digits:third digits`. */
const SEVEN =
  '31:023456789 33:5 34:9 35:0123456789 37:023456 39:1234568 41:256789 42:179 43:46789 45:23456789 46:4789 47:0123456789 48:23 53:03456789 54:36 55:023456789 56:12346 57:028 58:0 59:2346789 63:1235 66:0238 69:12 70:1 71:0123456789 72:248 73:0456789 74:3456 75:012368 76:2368 77:0123456789 79:023456789 81:23678 82:567 83:0123456789 85:456789 87:023456789 88:3678 89:1234567 90:123689 91:12345679 93:0123456789 94:13 95:12345 97:0123456789 99:0123456789';

const LENGTHS = new Map<string, readonly number[]>([
  ...['10', '20', '21', '22', '23', '24', '25', '27', '28', '29', ...EIGHT.split(' ')].map(
    (code) => [`0${code}`, [8]] as const,
  ),
  ...BOTH.split(' ').map((code) => [`0${code}`, [7, 8]] as const),
  ...SEVEN.split(' ').flatMap((row) => {
    const [head = '', tails = ''] = row.split(':');
    return [...tails].map((tail) => [`0${head}${tail}`, [7]] as const);
  }),
]);

/** All area codes with the lengths of their local numbers, for tests against other sources. */
export const AREA_CODES: ReadonlyMap<string, readonly number[]> = LENGTHS;

/** Digits of a local number in the area `0771`; undefined where no such area code exists. */
export const localLengths = (area: string): readonly number[] | undefined => LENGTHS.get(area);

/** The digits have the shape of an area code: 010, 02x, or four digits from 03 to 09. */
export const looksLikeArea = (digits: string): boolean => /^0(?:10|2\d|[3-9]\d\d)$/.test(digits);

/** `07702820010` → [`0770`, `2820010`]; undefined if it does not begin with the shape of an area code. */
export function splitArea(digits: string): [area: string, local: string] | undefined {
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(digits)?.[0];
  return area === undefined ? undefined : [area, digits.slice(area.length)];
}
