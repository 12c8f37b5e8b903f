// What came for a link to a file: the file, a page that helps, or nothing to use. Pure; called by downloads.ts.
import * as cheerio from 'cheerio';
import type { DownloadState } from '../../store/schemas/tried.ts';
import { type FormAnswer, formFact } from '../forms/fact.ts';
import { charsetOf } from '../http.ts';

/** WeChat lets no file of some kinds through: to say how one gets it is help enough. */
const HINT =
  /(?:在|用|使用|复制).{0,12}(?:浏览器|链接|网址).{0,8}(?:打开|下载|访问|查看)|右上角.{0,20}(?:打开|下载)|复制(?:下载)?(?:链接|网址|地址)/;
/** What may draw a preview later. */
const DRAWS = 'script,iframe,object,embed,canvas,img,video';
const FEWEST = 10;

function pageState(html: string): DownloadState {
  const $ = cheerio.load(html);
  const draws = $(DRAWS).length > 0;
  $('script,style,title').remove();
  const text = $.text().replace(/\s+/g, '');
  if (HINT.test(text)) return 'hint';
  return draws || text.length >= FEWEST ? 'page' : 'blank';
}

/** `answer` is the last of a row of redirects. */
export function downloadState(answer: FormAnswer): DownloadState {
  const { status, bytes, headers } = answer;
  if (status === 404 || status === 410) return 'gone';
  if (status >= 500) return 'error';
  if (status >= 400) return 'unknown';
  if (bytes.every((byte) => byte <= 32)) return 'blank';
  const { kind, problem } = formFact(answer);
  if (problem === 'login' || problem === 'blocked' || problem === 'timeout') return 'unknown';
  if (kind !== 'html') return problem === null ? 'file' : problem === 'error-page' ? 'gone' : 'page';
  const charset = charsetOf(headers['content-type'], bytes);
  let html: string;
  try {
    html = new TextDecoder(charset).decode(bytes);
  } catch {
    html = bytes.toString('utf8');
  }
  const state = pageState(html);
  if (state === 'hint' || state === 'blank') return state;
  return problem === 'error-page' ? 'gone' : problem === 'server-error' ? 'error' : 'page';
}
