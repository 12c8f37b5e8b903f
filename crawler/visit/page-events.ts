// What a page reports while it is open: errors, failed data, unencrypted parts, dialogs. Called by visit-page.ts.
import type { Dialog, Page, Request, Response } from 'playwright';
import type { PageVisit } from '../../store/schemas/page-visit.ts';

type Events = Pick<PageVisit, 'errors' | 'dialogs'>;

const MOST = 50;
const DATA = new Set(['xhr', 'fetch']);

/** Listens from now on; `stop` ends it. Dialogs are dismissed by the guarded context itself. */
export function watchEvents(
  page: Page,
  pageUrl: string,
): { seen: Events; pictures: ReadonlySet<string>; stop(): void } {
  const seen: Events = { errors: [], dialogs: [] };
  const { host, protocol } = new URL(pageUrl);
  const note = (kind: Events['errors'][number]['kind'], text: string, own: boolean) => {
    if (seen.errors.length < MOST) seen.errors.push({ kind, text: text.slice(0, 200), own });
  };
  const isOwn = (address: string): boolean => URL.canParse(address) && new URL(address).host === host;
  const onError = (error: Error) => {
    const places = (error.stack ?? '').match(/https?:\/\/[^\s)]+/g) ?? [];
    note('script', error.message, places.length === 0 || isOwn(places[0]!));
  };
  /** Addresses of pictures of which the site itself gave an end: what we kept away, or what broke off, is no defect. */
  const pictures = new Set<string>();
  const onResponse = (response: Response) => {
    const ended = response.status() < 300 || response.status() >= 400;
    if (ended && response.request().resourceType() === 'image' && response.headers()['x-guard'] !== 'refused')
      for (let at: Request | null = response.request(); at; at = at.redirectedFrom()) pictures.add(at.url());
    if (response.status() < 500 || !DATA.has(response.request().resourceType())) return;
    note('data', `${response.status()} ${response.url()}`, isOwn(response.url()));
  };
  const onRequest = (request: Request) => {
    if (protocol === 'https:' && request.url().startsWith('http:') && !request.isNavigationRequest())
      note('mixed', request.url(), isOwn(request.url()));
  };
  const onDialog = (dialog: Dialog) => {
    if (seen.dialogs.length < MOST) seen.dialogs.push(dialog.message().slice(0, 200));
  };
  page.on('pageerror', onError);
  page.on('response', onResponse);
  page.on('request', onRequest);
  page.on('dialog', onDialog);
  return {
    seen,
    pictures,
    stop() {
      page.off('pageerror', onError);
      page.off('response', onResponse);
      page.off('request', onRequest);
      page.off('dialog', onDialog);
    },
  };
}
