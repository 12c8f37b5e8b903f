// What all pages on journeys have in common: head, style, policy, foot. Called by the pages beside this file.
import { type Html, html, raw } from '../html.ts';
import { JOURNEY_CSS, JOURNEY_POLICY } from './style.ts';

export interface Frame {
  title: string;
  /** Under the title. */
  note: string;
  /** Shows the way back to the index. */
  back: boolean;
  phone: boolean;
  body: Html;
}

/** A whole page: no script, no form, no foreign resource. */
export const framed = ({ title, note, back, phone, body }: Frame): string =>
  html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${JOURNEY_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(JOURNEY_CSS)}</style>
</head>
<body${phone && raw(' class="phone"')}>
<a class="skip" href="#content">跳到正文</a>
<div class="band"><div>
<h1>${title}</h1>
<p>${note}${back && html` · <a href="index.html">返回总览</a>`}</p>
</div></div>
<main id="content">
${body}
</main>
<footer>本页为静态文件，可离线打开，不含脚本，不向外发送任何信息。申请人信息和材料均为虚构。</footer>
</body>
</html>
`.text;
