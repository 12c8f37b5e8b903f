// Runs in the page before its own scripts: a harmless stand-in for an app's bridge, as the site's profile describes it. It does nothing
// and answers constants. Installed by page-scripts.ts. The function is turned into text, so it must stand alone.

export type BridgeAnswer = string | number | boolean | null;
/** Name of the bridge → its methods → what each answers. */
export type BridgeStub = Readonly<Record<string, Readonly<Record<string, BridgeAnswer>>>>;

/** A method that is given a function, as containers do, calls it with the answer too. */
export function installBridgeStub(stub: BridgeStub): void {
  for (const [name, methods] of Object.entries(stub)) {
    if (name in globalThis) continue;
    const bridge = Object.fromEntries(
      Object.entries(methods).map(([method, answer]) => [
        method,
        (...given: unknown[]) => {
          const back = given.find((one) => typeof one === 'function') as
            | ((answer: unknown) => void)
            | undefined;
          if (back) setTimeout(() => back(answer), 0);
          return answer;
        },
      ]),
    );
    Object.defineProperty(globalThis, name, { value: Object.freeze(bridge), configurable: true });
  }
}
