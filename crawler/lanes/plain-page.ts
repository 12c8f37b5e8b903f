// A guide page by plain HTTP (http lane): asked behind the guard at the host's pace, read by the same reader. Called by tasks/guide.ts.
import { createHash } from 'node:crypto';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import type { SnapshotNode } from '../../store/schemas/snapshot.ts';
import { MOST_NODES } from '../arrival.ts';
import { emptyCapture, keptHeaders, type PageCapture } from '../capture.ts';
import type { CrawlContext } from '../crawl-context.ts';
import { type Dictionary, foldCaption } from '../dictionary.ts';
import { extract } from '../extract.ts';
import type { HttpAnswer } from '../http.ts';
import { mistakenIdentity } from '../identity-guard.ts';
import type { Seen } from '../not-found.ts';
import { NotNow } from '../not-now.ts';
import { type DecodedHtml, decodeHtml, UnknownCharsetError } from '../snapshot/decode-html.ts';
import { snapshotFromHtml } from '../snapshot/from-html.ts';
import { bare, visibleText } from '../tree-text.ts';
import type { PlainPage } from './lane-choice.ts';
import { layoutOf } from './layout.ts';

export interface PlainReading {
  captured: PageCapture;
  guide: ServiceGuide | null;
  page: PlainPage;
}

const SCRIPT = /<script\b[^>]*?\bsrc\s*=\s*["']?([^"'\s>]+)/gi;
const REFRESH = /<meta\b[^>]*http-equiv\s*=\s*["']?refresh/i;

/** Captions and values that a page must go on showing: a field that a script fills later lacks the second. */
export const shownBy = ({ shown, elements }: ServiceGuide): string[] => [
  ...new Set([...shown, ...elements.map(({ field }) => `${field}=`)]),
];

function opener({ expanders, data }: Dictionary): (text: string) => boolean {
  const openers = new Set([...expanders, ...data.residue.morePlaces.map(foldCaption)]);
  return (text) => openers.has(foldCaption(text));
}

function decoded({ bytes, headers }: HttpAnswer): DecodedHtml | null {
  try {
    const html = decodeHtml(bytes, headers['content-type']);
    // Bytes that are not of the charset that the page names: the browser decides what they say.
    return html.warning ? null : html;
  } catch (error) {
    if (error instanceof UnknownCharsetError) return null;
    throw error;
  }
}

function guideOf(captured: PageCapture, dictionary: Dictionary): ServiceGuide | null {
  if (captured.problem || !captured.snapshot) return null;
  try {
    return extract(captured.snapshot, dictionary);
  } catch {
    // Whatever the reader stumbles over is the browser's to judge.
    return null;
  }
}

const unread = (captured: PageCapture, layout: string): PlainReading => ({
  captured,
  guide: null,
  page: { layout, shown: null },
});

function nodesIn(node: SnapshotNode): number {
  let nodes = 1;
  for (const child of node.children) if (typeof child !== 'string') nodes += nodesIn(child);
  return nodes;
}

/** A guide of an item: the portal's page for what does not exist may be a filled template too. */
export const isOfItem = (guide: ServiceGuide | null, notFound: Seen | null): boolean =>
  notFound === null ||
  (guide?.name !== undefined && !bare(notFound.title + notFound.text).includes(bare(guide.name)));

/** A page of an item that was seen completely. */
export const isWhole = ({ captured: { snapshot }, guide }: PlainReading, notFound: Seen | null): boolean =>
  snapshot?.complete === true && isOfItem(guide, notFound);

/** Reads an answer. Pure. Whatever is no guide has `shown: null`, and a name in place of a layout where there is no page. */
export function readPlain(
  answer: HttpAnswer,
  o: { url: string; dictionary: Dictionary; origin?: string | undefined; publicOrigin: string },
): PlainReading {
  const captured: PageCapture = {
    ...emptyCapture(o.url),
    finalUrl: answer.url,
    status: answer.status,
    headers: keptHeaders(answer.headers),
    sha256: createHash('sha256').update(answer.bytes).digest('hex'),
    redirects: answer.redirects,
    milliseconds: answer.milliseconds,
  };
  if (answer.status !== 200) return unread(captured, `status-${answer.status}`);
  const text = decoded(answer);
  if (!text) return unread(captured, 'charset');
  const html = o.origin ? text.html.replaceAll(o.origin, o.publicOrigin) : text.html;
  captured.charset = text.charset;
  captured.snapshot = snapshotFromHtml(html, { url: answer.url });
  const { title, root } = captured.snapshot;
  if (nodesIn(root) > MOST_NODES) return unread({ ...captured, snapshot: null }, 'too-large');
  captured.problem = mistakenIdentity({
    ...{ url: o.url, finalUrl: answer.url, status: answer.status, title, text: visibleText(root) },
  });
  const scripts = [...html.matchAll(SCRIPT)].map(([, source]) => source!);
  if (REFRESH.test(html)) scripts.push('refresh');
  const guide = guideOf(captured, o.dictionary);
  const layout = layoutOf(root, scripts, opener(o.dictionary));
  return { captured, guide, page: { layout, shown: guide && shownBy(guide) } };
}

/** Asks for a page. Never throws for what a page does: no answer is a reading without guide. @throws NotNow */
export async function askPlain(
  { http, pacers, dictionary, profile, pool }: CrawlContext,
  url: string,
): Promise<PlainReading> {
  let answer: HttpAnswer;
  try {
    answer = await http.get(url);
  } catch (error) {
    if (error instanceof NotNow) throw error;
    // The browser asks next and tells the pacer: one failing page must not count twice against its host.
    return unread(emptyCapture(url), 'unanswered');
  }
  pacers.of(url).answered(answer.status, answer.headers);
  const { origin } = pool.site;
  return readPlain(answer, { url, dictionary, origin, publicOrigin: profile.publicOrigin });
}
