// Runs in the page before its own scripts: keeps it from leaving while its panels are opened, and closes the ways by which a page
// sends without being asked. Installed by page-scripts.ts. The function is turned into text, so it must stand alone.

export interface Stay {
  /** From now on the page and its frames go nowhere; attempts are counted. */
  lock(): void;
  attempts(): number;
}

export function installStay(): void {
  const host = globalThis as unknown as { __guideStay?: Stay };
  if (host.__guideStay) return;
  let locked = false;
  let attempts = 0;
  const listen = EventTarget.prototype.addEventListener;
  const leave = (event: Event) => {
    if (!locked) return;
    attempts++;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  listen.call(globalThis, 'submit', leave, true);
  const { navigation } = globalThis as unknown as { navigation?: EventTarget };
  if (navigation)
    listen.call(navigation, 'navigate', (event) => {
      const to = event as Event & { destination?: { sameDocument?: boolean }; hashChange?: boolean };
      if (!to.destination?.sameDocument && !to.hashChange) leave(event);
    });
  globalThis.open = (() => {
    if (locked) attempts++;
    return null;
  }) as typeof globalThis.open;
  for (const name of ['back', 'forward', 'go'] as const)
    History.prototype[name] = () => {
      if (locked) attempts++;
    };
  Navigator.prototype.sendBeacon = () => true;
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport'])
    delete (globalThis as unknown as Record<string, unknown>)[name];

  const frames = (): Stay[] =>
    [...document.querySelectorAll('iframe')].flatMap((frame) => {
      try {
        return (frame.contentWindow as unknown as { __guideStay?: Stay } | null)?.__guideStay ?? [];
      } catch {
        return [];
      }
    });
  const stay: Stay = {
    lock() {
      locked = true;
      for (const frame of frames()) frame.lock();
    },
    attempts: () => attempts + frames().reduce((sum, frame) => sum + frame.attempts(), 0),
  };
  Object.defineProperty(host, '__guideStay', { value: Object.freeze(stay) });
}
