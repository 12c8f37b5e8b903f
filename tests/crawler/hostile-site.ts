// A small site that misbehaves, for the tests of the crawler. Each path is one way to do so; `hits` is what arrived.
import Fastify from 'fastify';

export interface HostileSite {
  origin: string;
  /** `METHOD /path` of every request that arrived. */
  hits: string[];
  close(): Promise<void>;
}

const page = (body: string, head = '') =>
  `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>示例事项办事指南</title>${head}</head><body>
   <h1>示例事项</h1><p>办理条件：依法设立的企业。受理条件、申请材料、办理流程、办理地点、咨询电话见下。</p>${body}</body></html>`;

export const PAGES: Record<string, string> = {
  '/plain': page('<table><tr><th>法定时限</th><td>20个工作日</td></tr></table>'),
  // One container, refilled by data from the server; the first panel is there at the start.
  '/replaced': page(`
    <ul id="tabs"><li onclick="show('conditions')">受理条件</li><li onclick="show('materials')">申请材料</li><li onclick="show('places')">办理地点</li></ul>
    <div id="panel"><p>条件甲：年满十八周岁</p></div>
    <script>
      async function show(name) {
        document.getElementById('panel').innerHTML = '加载中';
        const answer = await fetch('/panel/' + name);
        document.getElementById('panel').innerHTML = await answer.text();
      }
    </script>`),
  // All panels in the tree, one of them shown; the strip is drawn anew on every click.
  '/hidden-panels': page(
    `<div id="strip"></div>
     <div class="p"><p>材料乙：营业执照</p></div><div class="p" hidden><p>流程丙：受理、审查、决定</p></div>
     <div class="p" style="display:none"><dl><dt>咨询方式</dt><dd>021-62345678</dd></dl></div>
     <script>
       const names = ['申请材料', '办理流程', '咨询方式'];
       function draw(on) {
         document.getElementById('strip').innerHTML = names.map((n, i) => '<a href="#" data-i="' + i + '" class="' + (i === on ? 'on' : '') + '">' + n + '</a>').join('');
         document.querySelectorAll('.p').forEach((p, i) => { p.hidden = i !== on; p.style.display = i === on ? '' : 'none'; });
       }
       document.getElementById('strip').addEventListener('click', (e) => { e.preventDefault(); if (e.target.dataset.i) draw(Number(e.target.dataset.i)); });
       draw(0);
     </script>`,
  ),
  // A high panel and a low one in one box; the high one is open at first, and again when all have been opened.
  '/high-panel': page(
    `<ul role="tablist"><li role="tab" onclick="only(0)">咨询方式</li><li role="tab" onclick="only(1)">申请材料</li></ul>
     <div><section style="height:400px"><p>62345678</p></section><section hidden><p>材料丙：身份证</p></section></div>
     <script>
       const only = (n) => document.querySelectorAll('section').forEach((one, i) => { one.hidden = i !== n; });
     </script>`,
  ),
  // Three steps with the same caption; the value of the second one is missing.
  '/like-steps': page(
    `<section><h3>办理流程</h3>${['受理', '审查', '送达'].map((name, i) => `<div style="height:200px"><h4>${name}</h4><p><b>所需时间：</b><span>${i === 1 ? '' : '2个工作日'}</span></p></div>`).join('')}</section>`,
  ),
  // Panels are added as they are asked for, the others hidden; one of them holds a list that grows.
  '/appended': page(
    `<ul><li role="tab" onclick="tab(this, 'conditions')">更多信息</li><li role="tab" onclick="tab(this, 'list')">办理地点</li></ul><div id="panels"></div>
     <script>
       async function tab(at, name) {
         let panel = document.getElementById(name);
         if (!panel) {
           panel = Object.assign(document.createElement('div'), { id: name });
           document.getElementById('panels').append(panel);
           panel.innerHTML = await (await fetch('/panel/' + name)).text();
         }
         for (const one of document.getElementById('panels').children) one.hidden = one !== panel;
       }
     </script>`,
  ),
  '/expand': page(`
    <div><span id="cut">本事项适用于全市范围内的…</span> <button type="button" onclick="document.getElementById('cut').textContent='本事项适用于全市范围内的全部企业'; this.textContent='收起'">展开 ▼</button></div>
    <details><summary>设定依据</summary><p>依据丁：某条例第三条</p></details>
    <div id="list"><p>地点一：甲路1号</p><a href="javascript:void(0)" id="more">更多地点</a></div>
    <script>
      document.getElementById('more').addEventListener('click', (e) => {
        setTimeout(() => { e.target.insertAdjacentHTML('beforebegin', '<p>地点二：乙路2号</p><p>地点三：丙路3号</p>'); e.target.remove(); }, 200);
      });
    </script>`),
  '/leaving': page(`
    <div><button onclick="location.href='/plain'">查看更多</button><button onclick="document.forms[0].submit()">展开全部</button>
    <button onclick="setTimeout(() => location.assign('/plain?late'), 30)">更多地点</button></div>
    <button onclick="document.forms[0].submit()">提交</button><button onclick="fetch('/pressed/apply')">立即办理</button>
    <button onclick="fetch('/pressed/download')">下载表格</button><a href="/plain">更多</a>
    <form method="post" action="/submit"><input name="a" value="1"></form>`),
  '/beacon': page(`
    <script>
      navigator.sendBeacon('/beacon-target', 'x');
      fetch('/keepalive', { method: 'POST', body: 'x', keepalive: true }).catch(() => {});
      fetch('/delete', { method: 'DELETE' }).catch(() => {});
      addEventListener('pagehide', () => { navigator.sendBeacon('/beacon-bye', 'x'); fetch('/keepalive-bye', { method: 'POST', body: 'x', keepalive: true }); });
      try { new WebSocket(location.origin.replace('http', 'ws') + '/socket'); } catch {}
      try { new EventSource('/events'); } catch {}
      navigator.serviceWorker?.register('/worker.js').catch(() => {});
      window.open('/popup');
      new Image().src = '/picture.png';
      document.cookie = 'left=behind'; localStorage.setItem('left', 'behind');
    </script><a ping="/ping" href="#">链接</a>`),
  '/remember': page(
    // Says what it finds, leaves something in every place, and says what it would find now.
    `<p id="p"></p><script>
      const found = async () => [
        document.cookie, localStorage.getItem('left'), sessionStorage.getItem('left'), name,
        ...(await indexedDB.databases()).map((one) => one.name),
      ].filter(Boolean).join('、');
      const open = () => new Promise((done) => { indexedDB.open('idb').onsuccess = done; });
      (async () => {
        const before = await found();
        document.cookie = 'left=cookie'; localStorage.setItem('left', 'local'); sessionStorage.setItem('left', 'session');
        name = 'window'; await open();
        document.getElementById('p').textContent = '记得：' + before + '；留下：' + (await found());
      })();
    </script>`,
  ),
  '/hang-script': page('<script>setTimeout(() => { for (;;); }, 20);</script>'),
  '/hanging-data': page(
    `<ul><li onclick="fetch('/never')">受理条件</li><li onclick="document.getElementById('x').textContent='材料戊'">申请材料</li></ul><p id="x"></p>`,
  ),
  '/broken-data': page(`<p id="x">加载中</p><script>fetch('/panel/broken').then(() => {});</script>`),
  '/inner': page(
    '<iframe src="/plain" width="600" height="300"></iframe><div id="host"></div><script>document.getElementById("host").attachShadow({ mode: "open" }).innerHTML = "<p>影子里的文字</p>";</script>',
  ),
  '/inside-request': page(
    '<script>fetch("http://169.254.169.254/latest").catch(() => {}); fetch("http://127.0.0.1:9/").catch(() => {});</script>',
  ),
  '/wall': `<!doctype html><title>安全验证</title><p>请拖动滑块完成验证后继续访问，给您带来的不便敬请谅解，感谢您的理解与支持。</p>`,
  '/index.do':
    '<!doctype html><title>首页</title><p>欢迎访问政务服务网，个人服务、法人服务、部门服务、热点服务尽在这里，请选择您需要的服务类别。</p>',
  '/login.jsp':
    '<!doctype html><title>登录</title><form><input name="user"><input type="password"><button>登录</button></form>',
};

const PANELS: Record<string, string> = {
  conditions: '<p>条件甲：年满十八周岁</p>',
  materials:
    '<p>材料乙：申请表，<span id="m">一式…</span><a href="javascript:;" onclick="document.getElementById(\'m\').textContent=\'一式两份\';this.remove()">展开</a></p>',
  list: `<p>地点一：甲路1号</p><p id="rest" hidden>地点二：乙路2号</p><button onclick="document.getElementById('rest').hidden=false;this.remove()">更多地点</button>`,
  places: '<p>地点丙：江山路100号2楼3号窗口</p>',
};

const REDIRECTS: Record<string, string> = {
  '/to-login': '/login.jsp?redirect_uri=x',
  '/to-home': '/index.do',
  '/to-metadata': 'http://169.254.169.254/latest/meta-data/',
};

/** Starts the site on a free port of this machine. */
export async function startHostileSite(): Promise<HostileSite> {
  const app = Fastify({ forceCloseConnections: true });
  const hits: string[] = [];
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onRequest', async (request) => void hits.push(`${request.method} ${request.url}`));
  for (const [path, html] of Object.entries(PAGES))
    app.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(html));
  for (const [path, to] of Object.entries(REDIRECTS)) app.get(path, (_request, reply) => reply.redirect(to));
  app.get<{ Params: { name: string } }>('/panel/:name', async ({ params }, reply) => {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const html = PANELS[params.name];
    return html ? reply.type('text/html; charset=utf-8').send(html) : reply.code(500).send('错误');
  });
  app.get('/never', () => new Promise(() => undefined));
  app.get('/hang', () => new Promise(() => undefined));
  app.get('/file', (_request, reply) =>
    reply.header('content-disposition', 'attachment; filename=a.bin').send('x'),
  );
  app.setNotFoundHandler((_request, reply) =>
    reply.type('text/html; charset=utf-8').code(404).send('<p>Not Found</p>'),
  );
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  return { origin, hits, close: () => app.close() };
}
