// Values as the doctor prints them: short, and without personal data. Pure; called by fields.ts and captions.ts.

const LONGEST = 60;
/** Resident identity numbers (居民身份证号) of 18 and of 15 digits, by their date of birth. */
export const IDENTITY =
  /(?<![\dA-Za-z])(?:[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})(?![\dA-Za-z])/g;

/** Identity numbers keep their first three and last four characters: `310***********123X`. */
export const masked = (text: string): string =>
  text.replace(IDENTITY, (number) => number.slice(0, 3) + '*'.repeat(number.length - 7) + number.slice(-4));

/** One line, masked before it is cut, so that no cut number stands there unmasked. */
export function brief(text: string): string {
  const line = [...masked(text.replace(/\s+/gu, ' ').trim())];
  return line.length > LONGEST ? `${line.slice(0, LONGEST).join('')}…` : line.join('');
}
