// Addresses of requests with {id} in the place of the item: `GET https://…/guide?id={id}`. Pure; called by record-answers.ts and ask-api.ts.

export interface DataRequest {
  method: string;
  url: string;
  /** Form of a POST that the profile lists among its reads. */
  body?: string | null;
}

const ID = '{id}';
/** Made anew for each request by what only the page's script knows: not to be asked by machine. */
const SIGNED =
  /^(?:_?sign(?:ature)?|x-?sign|token|access_?token|time_?stamp|nonce(?:_?str)?|ticket|app_?key)$/i;

const part = (text: string, id: string): string => (text === id ? ID : encodeURIComponent(text));

/** Null where a key is a signature's. */
function query(params: URLSearchParams, id: string): string | null {
  const pairs = [...params];
  if (pairs.some(([key]) => SIGNED.test(key))) return null;
  return pairs.map(([key, value]) => `${encodeURIComponent(key)}=${part(value, id)}`).join('&');
}

function segment(text: string, id: string): string {
  try {
    return decodeURIComponent(text) === id ? ID : text;
  } catch {
    return text;
  }
}

/**
 * Null where the request does not name the item, or is signed. Whatever else changes from page to page (a time stamp) makes
 * each page's pattern another one, and so none is learned.
 */
export function patternOf({ method, url, body }: DataRequest, id: string): string | null {
  const { origin, pathname, searchParams, username } = new URL(url);
  const path = pathname
    .split('/')
    .map((one) => segment(one, id))
    .join('/');
  const asked = query(searchParams, id);
  const form = body ? query(new URLSearchParams(body), id) : '';
  if (asked === null || form === null || username) return null;
  const pattern = `${method} ${origin}${path}${asked && `?${asked}`}${form && ` ${form}`}`;
  return pattern.includes(ID) ? pattern : null;
}

/** The request of one item. */
export function requestOf(pattern: string, id: string): DataRequest {
  const [method, url, body] = pattern.replaceAll(ID, () => encodeURIComponent(id)).split(' ');
  return { method: method!, url: url!, ...(body !== undefined && { body }) };
}
