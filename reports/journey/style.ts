// Style sheet of the pages on journeys: the overview's, and what they have beside it. Called by page.ts.
import { createHash } from 'node:crypto';
import { CSS } from '../overview/style.ts';

export const JOURNEY_CSS = `${CSS}
.first{background:var(--panel);border:1px solid var(--line);border-left:6px solid #a8321f;padding:14px 20px 16px;margin:20px 0 0}
.first.good{border-left-color:#2f6b3a}
.first.open{border-left-color:#7a8794}
.first h2{margin:0 0 6px;padding:0;border:0;font-size:19px}
.cards td .soft{display:block}
.first .lead{font-size:20px;line-height:1.6;margin:4px 0 8px}
.first p{margin:4px 0}
.first ol{margin:8px 0 0;padding-left:1.4em}
.first li{margin:4px 0}
.line{list-style:none;margin:12px 0 0;padding:8px 14px;background:var(--panel);border:1px solid var(--line);font-size:14px}
.line li{display:grid;grid-template-columns:14em 1fr 6em;gap:10px;align-items:center;padding:2px 0}
.line svg{display:block;width:100%;height:14px}
.line .bad,.line b{color:#842029}
.stops{display:flex;flex-wrap:wrap;gap:6px;margin:10px 0 0;padding:0;list-style:none;font-size:14px}
.stops a{display:block;padding:6px 12px;border:1px solid var(--line);background:var(--panel);text-decoration:none;line-height:1.5}
.stops a.bad{border-color:#a8321f;color:#842029;background:#fdf1ef}
.step{margin:22px 0;background:var(--panel);border:1px solid var(--line)}
.step>header{padding:10px 18px;background:#e6edf5;border-bottom:1px solid var(--line)}
.step>header p{margin:0;color:var(--soft);font-size:14px;overflow-wrap:anywhere}
.step>div{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,4fr);gap:18px;padding:16px 18px}
.step .shot{display:block;width:100%;height:auto;max-height:640px;border:1px solid var(--line);background:#fff}
.phone .step>div{grid-template-columns:minmax(0,2fr) minmax(0,5fr)}
.hinder{border-left:4px solid #a8321f;background:#fdf1ef;padding:8px 12px;margin:0 0 10px}
.hinder.smooth{border-left-color:#2f6b3a;background:#eef6ef}
.hinder.open{border-left-color:#7a8794;background:#f1f4f7}
.hinder p{margin:2px 0}
.step ul{margin:4px 0;padding-left:1.3em}
.step h4{margin:12px 0 2px;font-size:15px;color:#17365c}
.key{font-size:13px;color:var(--soft)}
.swatch{display:inline-block;width:12px;height:12px;border:3px solid;vertical-align:-2px;margin-right:4px}
.swatch.t{border-color:#17457a}.swatch.o{border-color:#c0392b}
.best{font-weight:600;color:#2f6b3a}
@media (max-width:760px){.line li{grid-template-columns:1fr 5em;gap:0 8px}.line li span:first-child{grid-column:1/-1}.step>div,.phone .step>div{grid-template-columns:1fr;padding:12px}.first{padding:12px 14px}.first .lead{font-size:18px}.step .shot{max-height:480px}}
@media print{.step{break-inside:avoid}.step>header,.first,.stats li,.line li,.hinder{break-inside:avoid}.step>header,h2,h3,h4{break-after:avoid}.step .shot{max-height:110mm}.phone .step .shot{max-height:150mm}}
`;

export const JOURNEY_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(JOURNEY_CSS).digest('base64')}'; img-src 'self' file: data:; base-uri 'none'; form-action 'none'`;
