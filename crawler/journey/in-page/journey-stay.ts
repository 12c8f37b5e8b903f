// Runs in the page before its own scripts: a form is sent only by what the runner presses, and the ways by which a page sends
// without being asked are closed. Installed by script.ts. The function is turned into text, so it must stand alone.

export interface JourneyStay {
  /** Until `close` a form may be sent: the runner is pressing a button. */
  open(): void;
  close(): void;
  /** What was held back since the last call: `submit`, `beacon`, `popup URL`. */
  held(): string[];
}

export function installJourneyStay(): void {
  const host = globalThis as unknown as { __journeyStay?: JourneyStay };
  if (host.__journeyStay) return;
  let opened = false;
  let held: string[] = [];
  const listen = EventTarget.prototype.addEventListener;
  listen.call(
    globalThis,
    'submit',
    (event) => {
      if (opened) return;
      held.push('submit');
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  const realSubmit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = function submit(this: HTMLFormElement) {
    if (opened) realSubmit.call(this);
    else held.push('submit');
  };
  globalThis.open = ((address?: string | URL) => {
    held.push(`popup ${address ?? ''}`);
    return null;
  }) as typeof globalThis.open;
  Navigator.prototype.sendBeacon = () => {
    held.push('beacon');
    return true;
  };
  globalThis.print = () => undefined;
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport', 'SharedWorker'])
    delete (globalThis as unknown as Record<string, unknown>)[name];
  const stay: JourneyStay = {
    open() {
      opened = true;
    },
    close() {
      opened = false;
    },
    held() {
      const all = held;
      held = [];
      return all;
    },
  };
  Object.defineProperty(host, '__journeyStay', { value: Object.freeze(stay) });
}
