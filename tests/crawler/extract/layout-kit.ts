// Layout families to combine at random: one guide is shown in thousands of layouts, and always reads the same.
// Used by layout-mix.test.ts.

export interface Shown {
  rows: [label: string, value: string][];
  metrics: [label: string, value: string][];
  texts: [title: string, paragraphs: string[]][];
  materials: Record<string, string>[];
  steps: Record<string, string>[];
  places: Record<string, string>[];
}

type Pick = (n: number) => number;
const tag = (name: string, inner: string, attributes = '') => `<${name}${attributes}>${inner}</${name}>`;
const join = (parts: string[]) => parts.join('\n  ');

/** Label and value rows. */
const ROWS: ((rows: [string, string][]) => string)[] = [
  (rows) => join(rows.map(([l, v]) => `<div><span>${l}</span><span>${v}</span></div>`)),
  (rows) => join(rows.map(([l, v]) => `<div><label>${l}：</label><div>${v}</div></div>`)),
  (rows) => tag('ul', join(rows.map(([l, v]) => `<li><b>${l}</b>${v}</li>`))),
  (rows) => join(rows.map(([l, v]) => `<p>${l}：${v}</p>`)),
  (rows) => join(rows.map(([l, v]) => `<p><strong>${l}</strong>：<span>${v}</span></p>`)),
  (rows) => tag('dl', join(rows.map(([l, v]) => `<dt>${l}</dt><dd>${v}</dd>`))),
  (rows) => tag('dl', join(rows.map(([l, v]) => `<div><dt>* ${l}：</dt><dd>${v}</dd></div>`))),
  (rows) => tag('table', join(rows.map(([l, v]) => `<tr><th>${l}</th><td>${v}</td></tr>`))),
  (rows) => tag('table', join(rows.map(([l, v]) => `<tr><td>${l}</td><td><p>${v}</p></td></tr>`))),
  (rows) => {
    const cells = rows.map(([l, v]) => `<td>${l}</td><td>${v}</td>`);
    return tag('table', join(cells.map((c, i) => (i % 2 ? '' : `<tr>${c}${cells[i + 1] ?? ''}</tr>`))));
  },
  (rows) => join(rows.map(([l, v]) => `<div>【${l}】${v}</div>`)),
  (rows) => tag('div', join(rows.map(([l, v]) => `<span>${l}：</span><em>${v}</em>`))),
  (rows) => join(rows.map(([l, v]) => `<h4>${l}</h4><p>${v}</p>`)),
  (rows) =>
    join(rows.map(([l, v]) => `<div><div><i></i>${[...l].join(' ')}</div><div><div>${v}</div></div></div>`)),
  (rows) =>
    tag(
      'table',
      `<tr>${rows.map(([l]) => `<th>${l}</th>`).join('')}</tr><tr>${rows.map(([, v]) => `<td>${v}</td>`).join('')}</tr>`,
    ),
];

const METRICS: ((rows: [string, string][]) => string)[] = [
  (rows) => tag('div', join(rows.map(([l, v]) => `<div><strong>${v}</strong><p>${l}</p></div>`))),
  (rows) => tag('ul', join(rows.map(([l, v]) => `<li><span>${v}</span><span>${l}</span></li>`))),
  (rows) => tag('div', join(rows.map(([l, v]) => `<b>${v}</b><span>${l}</span>`))),
  (rows) => tag('div', join(rows.map(([l, v]) => `<div><p>${l}</p><p>${v}</p></div>`))),
];

type Section = [title: string, body: string];
const NUMERALS = '一二三四五六七八九十';
const SECTIONS: ((sections: Section[]) => string)[] = [
  (all) => join(all.map(([t, b]) => `<div><h2>${t}</h2><div>${b}</div></div>`)),
  (all) => join(all.map(([t, b]) => `<h2>${t}</h2>${b}`)),
  (all) =>
    join(
      all.map(
        ([t, b]) => `<div><div><span>${t}</span><a href="javascript:;">收起</a></div><div>${b}</div></div>`,
      ),
    ),
  (all) => join(all.map(([t, b], i) => `<p><b>${NUMERALS[i]}、${t}</b></p><div>${b}</div>`)),
  (all) => join(all.map(([t, b]) => `<fieldset><legend>${t}</legend>${b}</fieldset>`)),
  (all) => join(all.map(([t, b]) => `<details><summary>${t}</summary><div>${b}</div></details>`)),
  (all) =>
    `<div role="tablist">${all.map(([t], i) => `<a role="tab" href="#p${i}">${t}</a>`).join('')}</div>${all.map(([, b], i) => `<div role="tabpanel" id="p${i}"${i ? ' style="display:none"' : ''}>${b}</div>`).join('')}`,
  (all) =>
    `<ul>${all.map(([t]) => `<li>${t}</li>`).join('')}</ul><div>${all.map(([, b], i) => `<div${i ? ' style="display: none"' : ''}>${b}</div>`).join('')}</div>`,
  (all) =>
    join(
      all.map(
        ([t, b], i) => `<div><button type="button">${t}</button></div><div${i ? ' hidden' : ''}>${b}</div>`,
      ),
    ),
  (all) =>
    tag(
      'table',
      join(
        all.map(([t, b]) => `<tr><td colspan="4"><b>${t}</b></td></tr><tr><td colspan="4">${b}</td></tr>`),
      ),
    ),
  (all) =>
    join(
      all.map(([t, b], i) => `<section><div><em>0${i + 1}</em><h3>${t}</h3></div><div>${b}</div></section>`),
    ),
  (all) => tag('table', join(all.map(([t, b]) => `<tr><th>${t}</th><td>${b}</td></tr>`))),
  (all) => tag('dl', join(all.map(([t, b]) => `<dt>${t}</dt><dd>${b}</dd>`))),
];

const captions = (members: Record<string, string>[]) => [...new Set(members.flatMap((m) => Object.keys(m)))];
/** Lists with a caption for each column; the first column is the member's name. */
const LISTS: ((members: Record<string, string>[]) => string)[] = [
  (ms) =>
    `<table><thead><tr>${captions(ms)
      .map((c) => `<th>${c}</th>`)
      .join('')}</tr></thead><tbody>${ms
      .map(
        (m) =>
          `<tr>${captions(ms)
            .map((c) => `<td>${m[c] ?? ''}</td>`)
            .join('')}</tr>`,
      )
      .join('')}</tbody></table>`,
  (ms) =>
    `<table><tr><td>序号</td>${captions(ms)
      .map((c) => `<td><b>${c}</b></td>`)
      .join('')}<td>操作</td></tr>${ms
      .map(
        (m, i) =>
          `<tr><td>${i + 1}</td>${captions(ms)
            .map((c) => `<td><p>${m[c] ?? ''}</p></td>`)
            .join('')}<td><a href="javascript:;">查看详情</a></td></tr>`,
      )
      .join('')}</table>`,
  (ms) =>
    `<div><div>${captions(ms)
      .map((c) => `<span>${c}</span>`)
      .join('')}</div>${ms
      .map(
        (m) =>
          `<div>${captions(ms)
            .map((c) => `<span>${m[c] ?? ''}</span>`)
            .join('')}</div>`,
      )
      .join('')}</div>`,
  (ms) =>
    `<ul><li>${captions(ms)
      .map((c) => `<div>${c}</div>`)
      .join('')}</li>${ms
      .map(
        (m) =>
          `<li>${captions(ms)
            .map((c) => `<div>${m[c] ?? ''}</div>`)
            .join('')}</li>`,
      )
      .join('')}</ul>`,
  (ms) =>
    join(
      ms.map((m) =>
        tag(
          'div',
          Object.entries(m)
            .map(([l, v]) => `<div><span>${l}</span><span>${v}</span></div>`)
            .join(''),
        ),
      ),
    ),
  (ms) =>
    join(
      ms.map((m) =>
        tag(
          'table',
          Object.entries(m)
            .map(([l, v]) => `<tr><td>${l}</td><td>${v}</td></tr>`)
            .join(''),
        ),
      ),
    ),
  (ms) =>
    join(
      ms.map((m) =>
        tag(
          'li',
          Object.entries(m)
            .map(([l, v]) => `<p>${l}：${v}</p>`)
            .join(''),
        ),
      ),
    ),
  (ms) =>
    join(
      ms.map((m) =>
        tag(
          'dl',
          Object.entries(m)
            .map(([l, v]) => `<dt>${l}</dt><dd>${v}</dd>`)
            .join(''),
        ),
      ),
    ),
  (ms) =>
    join(
      ms.map((m) =>
        tag(
          'div',
          `<h4>${Object.values(m)[0]}</h4>${Object.entries(m)
            .slice(1)
            .map(([l, v]) => `<p><span>${l}：</span><span>${v}</span></p>`)
            .join('')}`,
        ),
      ),
    ),
  (ms) =>
    join(
      ms.map((m, i) =>
        tag(
          'div',
          `<div><span>${i + 1}.</span><span>${Object.values(m)[0]}</span></div><ul>${Object.entries(m)
            .slice(1)
            .map(([l, v]) => `<li>${l}：${v}</li>`)
            .join('')}</ul>`,
        ),
      ),
    ),
  (ms) =>
    `<table>${captions(ms)
      .map((c) => `<tr><th>${c}</th>${ms.map((m) => `<td>${m[c] ?? ''}</td>`).join('')}</tr>`)
      .join('')}</table>`,
  (ms) =>
    `<div><table><thead><tr>${captions(ms)
      .map((c) => `<th><div>${c}</div></th>`)
      .join('')}</tr></thead></table></div><div><table>${ms
      .map(
        (m) =>
          `<tr>${captions(ms)
            .map((c) => `<td><div>${m[c] ?? ''}</div></td>`)
            .join('')}</tr>`,
      )
      .join('')}</table></div>`,
];

const TOPS = [
  '<div><a href="/">首页</a><a href="/a">个人服务</a><a href="/b">部门服务</a></div>',
  '<header><nav><ul><li><a href="/">首页</a></li><li><a href="/faq">常见问题</a></li><li><a href="/map">网站地图</a></li></ul></nav></header>',
  '<div><span>当前位置：</span><a href="/">首页</a> > <span>办事指南</span></div>',
];
const BOTTOMS = [
  '<div><p>主办单位：某市政府办公厅</p><p>联系电话：021-00000000 地址：人民路1号</p></div>',
  '<footer><p>联系我们</p><p>咨询电话：021-00000000</p></footer>',
  '<div><h3>热门事项</h3><ul><li>居住证办理</li><li>社保卡补换</li></ul></div><div>网站标识码0000000000</div>',
];

/** Shows the guide in one layout; `pick(n)` chooses each family. */
export function render(name: string, shown: Shown, pick: Pick): string {
  const choose = <T>(list: T[]): T => list[pick(list.length)]!;
  const paragraphs = (texts: string[]) =>
    pick(2) ? texts.map((t) => `<p>${t}</p>`).join('') : texts.join('<br>');
  const places =
    shown.places.length === 1 && pick(2)
      ? choose(ROWS.slice(0, 14))(Object.entries(shown.places[0]!))
      : choose(LISTS)(shown.places);
  const sections: Section[] = [
    ['基本信息', choose(ROWS)(shown.rows)],
    ...shown.texts.map(([title, texts]): Section => [title, paragraphs(texts)]),
    ['申请材料', choose(LISTS)(shown.materials)],
    ['办理流程', choose(LISTS)(shown.steps)],
    ['办理地点', places],
  ];
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${name}-办事指南</title></head><body>
${choose(TOPS)}
<div><h1>${name}</h1>${choose(METRICS)(shown.metrics)}
${choose(SECTIONS)(sections)}</div>
${choose(BOTTOMS)}
</body></html>`;
}

/** How many families there are: the test says it in its name. */
export const FAMILIES = {
  rows: ROWS.length,
  metrics: METRICS.length,
  sections: SECTIONS.length,
  lists: LISTS.length,
};
