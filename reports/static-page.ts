// The frame of a report that is one page by itself and opens from a USB stick: no script, no form, nothing from elsewhere. Called by
// login-matrix/page.ts and entry/page.ts.
import { type Html, html, raw } from './html.ts';
import { POLICY } from './overview/page.ts';
import { CSS } from './overview/style.ts';

export interface StaticPage {
  title: string;
  /** Below the title. */
  note: string;
  body: Html;
  foot: string;
}

/** The whole page. */
export const staticPage = ({ title, note, body, foot }: StaticPage): string =>
  html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${title}</title><style>${raw(CSS)}</style></head>
<body><a class="skip" href="#content">跳到正文</a><div class="band"><div><h1>${title}</h1><p>${note}</p></div></div><main id="content">
${body}
</main><footer>${foot} 本页为静态文件，可离线打开，不含脚本，不向外发送任何信息。</footer></body></html>
`.text;
