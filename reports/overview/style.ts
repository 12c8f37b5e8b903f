// The style sheet of the overview. It stands in each page, so that a single page keeps its looks. Called by page.ts.
import { createHash } from 'node:crypto';

export const CSS = `
:root{--ink:#1b2733;--soft:#52606d;--line:#ccd5de;--ground:#f4f6f9;--blue:#17457a;--link:#0b4f9e;--panel:#fff}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid #f0a500;outline-offset:2px}
.skip{position:absolute;left:-999px}
.skip:focus{left:8px;top:8px;background:#fff;padding:8px 12px;z-index:1}
.band{background:var(--blue);color:#fff;border-bottom:4px solid #c9a227}
.band>div,main,footer{max-width:1180px;margin:0 auto;padding:0 20px}
.band>div{padding-top:22px;padding-bottom:20px}
.band p{margin:4px 0 0;color:#dbe6f2;font-size:14px}
.band a{color:#fff}
h1{margin:0;font-size:27px;line-height:1.35;letter-spacing:.02em}
h2{margin:36px 0 12px;padding-left:12px;border-left:5px solid var(--blue);font-size:20px;line-height:1.4}
h3{margin:0;font-size:17px;line-height:1.5}
h4{margin:0;font-size:16px;line-height:1.5}
main{padding-top:8px;padding-bottom:40px}
footer{padding-top:16px;padding-bottom:40px;color:var(--soft);font-size:14px;border-top:1px solid var(--line)}
p{margin:8px 0}
.soft{color:var(--soft);font-size:14px}
.stats{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:20px 0 0;padding:0;list-style:none}
.stats li{background:var(--panel);border:1px solid var(--line);border-top:3px solid var(--blue);padding:12px 16px}
.stats b{display:block;font-size:28px;line-height:1.25;font-variant-numeric:tabular-nums}
.stats span{display:block;color:var(--soft);font-size:14px;line-height:1.5}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;background:var(--panel);font-size:15px}
caption{text-align:left;color:var(--soft);font-size:14px;padding:0 0 6px}
th,td{border:1px solid var(--line);padding:8px 10px;text-align:left;vertical-align:top;overflow-wrap:anywhere}
p{overflow-wrap:anywhere}
thead th{background:#e6edf5;color:#17365c;font-weight:600;text-align:center;white-space:nowrap}
tbody th{font-weight:600}
tbody th .soft{display:block;font-weight:400}
.short{text-align:center;white-space:nowrap}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.tag{display:inline-block;padding:0 8px;border:1px solid;border-radius:2px;font-size:14px;line-height:1.6;white-space:nowrap}
.critical{color:#842029;background:#f8d7da}
.major{color:#7a3e00;background:#fde5cc}
.minor{color:#5c4b00;background:#fff4c2}
.info{color:#1d4e79;background:#e3edf7}
.plain{color:#3b4754;background:#f1f4f7}
.notice h2{margin:4px 0 8px}
.notice ol{margin:8px 0;padding-left:1.6em}
.notice li{margin:6px 0}
.notice{background:var(--panel);border:1px solid var(--line);border-left:5px solid #c9a227;padding:10px 16px;margin:16px 0}
.item{margin:20px 0;background:var(--panel);border:1px solid var(--line)}
.item>header{padding:12px 18px;background:#e6edf5;border-bottom:1px solid var(--line)}
.item>header p{margin:2px 0 0;overflow-wrap:anywhere}
.finding{padding:14px 18px 16px;border-top:1px solid var(--line)}
.item>header+.finding{border-top:0}
.finding h4 .tag{margin-right:6px;font-weight:400;vertical-align:1px}
.finding h4 .title{margin-right:12px}
dl{display:grid;grid-template-columns:6em 1fr;gap:5px 14px;margin:10px 0 0}
dt{color:var(--soft)}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
.quote{background:#f6f8fa;border-left:3px solid #9fb3c8;padding:2px 10px}
figure{margin:12px 0 0}
figure img{display:block;max-width:100%;max-height:320px;height:auto;border:1px solid var(--line)}
figure .scroll img{width:auto;max-width:none}
.onphone{display:none!important}
figcaption{color:var(--soft);font-size:14px}
.pager{display:flex;flex-wrap:wrap;gap:6px;margin:20px 0;padding:0;list-style:none}
.pager a,.pager b{display:block;min-width:44px;padding:7px 10px;border:1px solid var(--line);background:var(--panel);text-align:center;line-height:1.6}
.pager b{background:var(--blue);color:#fff}
details summary{cursor:pointer;color:var(--link);padding:4px 0}
details p{margin:4px 0 0}
@media (max-width:760px){
.band>div,main,footer{padding-left:14px;padding-right:14px}
h1{font-size:22px}
.stats{grid-template-columns:1fr 1fr;gap:8px}
.stats li{padding:10px 12px}
.stats b{font-size:23px}
.cards{background:transparent}
.cards,.cards tbody,.cards caption,.cards tbody th{display:block;width:100%}
.cards thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.cards tr{display:grid;grid-template-columns:1fr 1fr;border:1px solid var(--line);background:var(--panel);margin:0 0 12px}
.cards td,.cards tbody th{border:0;padding:7px 12px}
.cards tbody th{grid-column:1/-1;background:#e6edf5}
.cards td[data-label]{display:flex;justify-content:space-between;gap:10px;text-align:right;white-space:normal;border-top:1px solid #e7ecf1}
.cards td[data-label]::before{content:attr(data-label);color:var(--soft);text-align:left}
.cards td.long{display:block;grid-column:1/-1;text-align:left}
.cards td.long::before{display:block}
.cards .folded .zero{display:none}
.cards .onphone{display:block!important}
.grid th,.grid td{padding:8px 6px}
.finding,.item>header{padding-left:12px;padding-right:12px}
dl{grid-template-columns:1fr;gap:0}
dt{margin-top:8px;font-size:14px}
}
@media print{
body{background:#fff;font-size:12px}
.band{background:#fff;color:#000;border-bottom:2px solid #000}
.band p,.band a{color:#000}
.pager,.skip{display:none}
.finding,.cards tr{break-inside:avoid}
}
`;

/** The only style that a page lets the browser apply, as its policy names it. */
export const CSS_HASH = `sha256-${createHash('sha256').update(CSS).digest('base64')}`;
