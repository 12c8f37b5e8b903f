// The frame of every page of the overview: policy, style, head, foot. Called by the page files beside it.
import type { RunRecord } from '../../store/index.ts';
import { type Html, html, raw } from '../html.ts';
import { runKind, runTime } from '../phrases.ts';
import { CSS, CSS_HASH } from './style.ts';

/** No script, no form, no foreign resource; `file:` because a browser gives pages of a USB stick no origin of their own. */
export const POLICY = `default-src 'none'; style-src '${CSS_HASH}'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'`;

export interface Frame {
  title: string;
  /** Path from this page to the folder of index.html: empty or `../`. */
  home: string;
  run: RunRecord;
  /** The way back, where the page is not the index itself. */
  back?: boolean;
}

/** What stands before and after a page's content. */
export function frame({ title, home, run, back }: Frame): { head: Html; foot: Html } {
  return {
    head: html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(CSS)}</style>
</head>
<body>
<a class="skip" href="#content">跳到正文</a>
<div class="band"><div>
<h1>${title}</h1>
<p>检查时间：${runTime(run)} · 数据来源：${runKind(run)}${back && html` · <a href="${home}index.html">返回总览</a>`}</p>
</div></div>
<main id="content">
`,
    foot: html`
</main>
<footer>检查批次 ${run.id}。本页为静态文件，可离线打开，不含脚本，不向外发送任何信息。</footer>
</body>
</html>
`,
  };
}
