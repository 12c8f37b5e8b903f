// Runs in the page before its own scripts: knows when the page is quiet. Installed by page-scripts.ts.
// Functions here are turned into text, so each must stand alone.

export interface Settled {
  /** False when requests were still open at the bound. */
  quiet: boolean;
  /** Requests that failed or were still open. */
  failures: string[];
  /** Anything changed, was asked for or was scheduled since the mark. */
  stirred: boolean;
}

export interface Watch {
  /** Starts a period: failures and requests count from here on. */
  mark(): void;
  /** Waits for open requests, short timers and changes of the tree to end. Milliseconds. */
  settle(quiet: number, bound: number): Promise<Settled>;
  /** Elements to which a script bound a click. */
  bound: WeakSet<EventTarget>;
  sleep(milliseconds: number): Promise<void>;
  state(): { open: number; timers: number; changed: number; stirred: boolean; failures: string[] };
}

export function installWatch(): void {
  const host = globalThis as unknown as { __guideWatch?: Watch };
  if (host.__guideWatch) return;
  const realTimeout = globalThis.setTimeout.bind(globalThis);
  const now = () => performance.now();
  const LONG_TIMER_MS = 1000;
  let changed = now();
  let ended = now();
  let stirred = false;
  let period = 0;
  let generation = 0;
  let timers = 0;
  let failures: string[] = [];
  const open = new Map<object, { period: number; what: string }>();
  const begin = (method: string, address: string): object => {
    const what = `${method.toUpperCase()} ${URL.canParse(address, location.href) ? new URL(address, location.href).href : address}`;
    const token = {};
    open.set(token, { period, what });
    stirred = true;
    return token;
  };
  const end = (token: object, failed: boolean) => {
    const entry = open.get(token);
    if (!entry) return;
    open.delete(token);
    ended = now();
    if (failed && entry.period === period) failures.push(entry.what);
  };

  const realFetch = globalThis.fetch;
  if (realFetch)
    globalThis.fetch = function fetch(this: unknown, input: RequestInfo | URL, init?: RequestInit) {
      // keepalive requests outlive the page and escape interception.
      const options = init?.keepalive ? { ...init, keepalive: false } : init;
      const token = begin(
        init?.method ?? (input instanceof Request ? input.method : 'GET'),
        input instanceof Request ? input.url : String(input),
      );
      return realFetch.call(globalThis, input, options).then(
        (answer) => {
          // Until its body has been read, or nobody wants it.
          const failed = answer.status >= 400;
          realTimeout(() => end(token, failed), 60);
          for (const name of ['text', 'json', 'blob', 'arrayBuffer'] as const) {
            const read = answer[name].bind(answer) as () => Promise<never>;
            answer[name] = () => read().finally(() => end(token, failed));
          }
          return answer;
        },
        (error) => {
          end(token, true);
          throw error;
        },
      );
    } as typeof fetch;

  const { open: realOpen, send: realSend } = XMLHttpRequest.prototype;
  const names = new WeakMap<XMLHttpRequest, [string, string]>();
  XMLHttpRequest.prototype.open = function openRequest(this: XMLHttpRequest, ...args: unknown[]) {
    names.set(this, [String(args[0]), String(args[1])]);
    return (realOpen as (...a: unknown[]) => void).apply(this, args);
  } as typeof realOpen;
  XMLHttpRequest.prototype.send = function send(body) {
    const token = begin(...(names.get(this) ?? ['GET', '']));
    this.addEventListener('loadend', () => end(token, this.status === 0 || this.status >= 400));
    return realSend.call(this, body);
  };

  // A panel filled by a short timer belongs to the click; a timer that sets itself anew for ever does not.
  globalThis.setTimeout = function setTimeout(handler: TimerHandler, delay?: number, ...args: unknown[]) {
    const counted = typeof handler === 'function' && (delay ?? 0) <= LONG_TIMER_MS && generation < 2;
    if (!counted) return realTimeout(handler, delay, ...args);
    const born = generation + 1;
    timers++;
    let waits = true;
    const done = () => {
      if (waits) timers--;
      waits = false;
    };
    realTimeout(done, (delay ?? 0) + 30);
    return realTimeout(() => {
      const outer = generation;
      generation = born;
      try {
        (handler as (...a: unknown[]) => void)(...args);
      } finally {
        generation = outer;
        done();
      }
    }, delay);
  } as typeof setTimeout;

  const bound = new WeakSet<EventTarget>();
  const CLICKS = new Set(['click', 'mousedown', 'pointerdown', 'touchstart', 'touchend']);
  const realListen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function addEventListener(
    this: EventTarget,
    type: string,
    ...rest: unknown[]
  ) {
    if (CLICKS.has(type)) bound.add(this ?? globalThis);
    return (realListen as (...a: unknown[]) => void).call(this ?? globalThis, type, ...rest);
  } as typeof realListen;

  const loads = (node: Node) => {
    const what = node as HTMLScriptElement | HTMLIFrameElement;
    if ((what.tagName === 'SCRIPT' || what.tagName === 'IFRAME') && what.src && /^https?:/.test(what.src)) {
      const token = begin('GET', what.src);
      realListen.call(what, 'load', () => end(token, false));
      realListen.call(what, 'error', () => end(token, true));
    }
  };
  const observer = new MutationObserver((records) => {
    changed = now();
    stirred = true;
    for (const record of records) {
      if (record.type === 'attributes') loads(record.target);
      for (const node of record.addedNodes) if (document.readyState !== 'loading') loads(node);
    }
  });
  const observe = (root: Node) =>
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: [
        'class',
        'style',
        'hidden',
        'open',
        'src',
        'aria-expanded',
        'aria-hidden',
        'aria-selected',
      ],
    });
  observe(document);
  const realAttach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function attachShadow(init) {
    const root = realAttach.call(this, init);
    observe(root);
    return root;
  };

  const sleep = (milliseconds: number) => new Promise<void>((resolve) => realTimeout(resolve, milliseconds));
  const ownState = () => ({
    open: [...open.values()].filter((entry) => entry.period === period).length,
    timers,
    changed,
    ended,
    stirred,
    failures,
  });
  /** Same-origin frames have a watch of their own. */
  const frameWatches = (): Watch[] =>
    [...document.querySelectorAll('iframe')].flatMap((frame) => {
      try {
        return (frame.contentWindow as unknown as { __guideWatch?: Watch } | null)?.__guideWatch ?? [];
      } catch {
        return [];
      }
    });
  const watch: Watch = {
    mark() {
      period++;
      stirred = false;
      failures = [];
      for (const frame of frameWatches()) frame.mark();
    },
    async settle(quiet, limit) {
      const begun = now();
      let idleSince = begun;
      for (let wait = 8; ; ) {
        await sleep(wait);
        const states = [ownState(), ...frameWatches().map((frame) => frame.state())];
        const busy = states.some((s) => s.open > 0 || s.timers > 0);
        const stir = states.some((s) => s.stirred);
        const at = now();
        if (busy) idleSince = at;
        // What was asked for has been shown: half the time is enough.
        const stillAt = Math.max(changed, ended, begun) + (changed > ended ? quiet / 2 : quiet);
        // A carousel changes the tree for ever: without requests that is quiet enough.
        const quietAt = Math.min(stillAt, idleSince + 12 * quiet, stir ? Infinity : begun + 16);
        const failed = () => states.flatMap((s) => s.failures);
        if (!busy && at >= quietAt) return { quiet: true, failures: failed(), stirred: stir };
        if (at - begun >= limit) {
          const left = [...open.values()]
            .filter((entry) => entry.period === period)
            .map((entry) => entry.what);
          return { quiet: !states.some((s) => s.open > 0), failures: [...failed(), ...left], stirred: stir };
        }
        // Awake when it may be over, not up to a whole step later.
        wait = busy ? 8 : Math.min(8, Math.max(1, Math.ceil(quietAt - at)));
      }
    },
    bound,
    sleep,
    state: ownState,
  };
  Object.defineProperty(host, '__guideWatch', { value: Object.freeze(watch) });
}
