// What a page says of itself: encoding, title, and the meta elements that government sites must carry. Pure; called by examine-url.ts and examine-html.ts.
import { load } from 'cheerio';
import { type DecodedHtml, decodeHtml, UnknownCharsetError } from '../snapshot/decode-html.ts';

/** Meta elements (网站标签、栏目标签、内容页标签) of 政府网站发展指引 (国办发〔2017〕47号). */
export const META_NAMES = [
  'SiteName',
  'SiteDomain',
  'SiteIDCode',
  'ColumnName',
  'ColumnType',
  'ArticleTitle',
  'PubDate',
] as const;
export type MetaName = (typeof META_NAMES)[number];

export interface PageIdentity {
  title: string;
  charset: string | null;
  charsetFrom: DecodedHtml['from'] | null;
  /** Chinese; the named charset is unknown, or not the one in which the page is written. */
  charsetProblem: string | null;
  meta: Partial<Record<MetaName, string>>;
}

/** Title and meta elements of a document. */
export function describeHtml(html: string): Pick<PageIdentity, 'title' | 'meta'> {
  const $ = load(html);
  const found: PageIdentity['meta'] = {};
  $('meta[name][content]').each((_, element) => {
    const written = $(element).attr('name')!.trim().toLowerCase();
    const name = META_NAMES.find((one) => one.toLowerCase() === written);
    const value = $(element).attr('content')!.replace(/\s+/g, ' ').trim();
    if (name && value) found[name] ??= value;
  });
  return { title: $('title').first().text().replace(/\s+/g, ' ').trim(), meta: found };
}

/** Reads bytes as a page; one in an unknown charset is read as UTF-8, so that its title is known. */
export function identityOf(
  bytes: Uint8Array,
  contentType: string | null,
): { html: string; identity: PageIdentity } {
  try {
    const { html, charset, from, warning } = decodeHtml(bytes, contentType);
    return {
      html,
      identity: {
        ...describeHtml(html),
        charset,
        charsetFrom: from,
        charsetProblem: warning ?? null,
      },
    };
  } catch (error) {
    if (!(error instanceof UnknownCharsetError)) throw error;
    const html = new TextDecoder().decode(bytes);
    return {
      html,
      identity: {
        ...describeHtml(html),
        charset: error.charset,
        charsetFrom: contentType?.toLowerCase().includes('charset') ? 'header' : 'meta',
        charsetProblem: `不认识的字符编码“${error.charset}”`,
      },
    };
  }
}
