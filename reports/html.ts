// The one way in which reports make HTML: a tagged template that escapes everything it is given. Called by overview/.
import { visibleText } from './plain-text.ts';

/** HTML that may be put into a page as it is. Only `html` and `raw` make it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Text for element content and quoted attributes. */
export const escapeHtml = (text: string): string =>
  visibleText(text).replace(/[&<>"']/g, (c) => ENTITIES[c]!);

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeHtml(String(part));
}

/** html`<b>${text}</b>`: strings are escaped, Html stays, lists are joined, null and false vanish. Quote attributes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.reduce((all, s, i) => all + render(parts[i - 1]) + s));
}

/** Text of our own that is markup already (the style sheet). Never for anything read from a page or a record. */
export const raw = (text: string): Html => new Html(text);

/** An address that a person may follow: http and https only, without name and password; else `null`. */
export function webAddress(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  const harmless = /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '';
  return harmless ? parsed.href : null;
}
