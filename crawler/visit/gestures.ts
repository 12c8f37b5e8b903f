// What only moving fingers reach on a page: which elements listen to them is asked of the browser itself, in whatever way a script bound
// them. Called by visit-page.ts.
import type { CDPSession, Page } from 'playwright';
import type { Gesture } from '../../store/schemas/page-visit.ts';
import { withDeadline } from '../deadline.ts';
import { fingersOf } from './fingers.ts';
import type { Heard } from './in-page/gestures.ts';
import { GESTURES_FUNCTION } from './script.ts';

const TYPES = /^(?:touchstart|touchmove|touchend|gesturestart|gesturechange|pointerdown|pointermove)$/;
const GROUP = 'visit-gestures';
const ASK_MS = 10_000;
const MOST_HANDLERS = 400;
const MOST_ELEMENTS = 200;

/** A listener may be an object with a method. Only so much of a source is read. */
const SOURCES = `function (...all) {
  const text = (one) => { try { return Function.prototype.toString.call(typeof one === 'function' ? one : one.handleEvent); } catch { return ''; } };
  return JSON.stringify(all.map((one) => text(one).slice(0, 20000)));
}`;

interface Listener {
  type: string;
  /** Null: the window. */
  node: number | null;
  handler: string | undefined;
}

async function listenersOf(session: CDPSession, what: 'document' | 'window'): Promise<Listener[]> {
  const { result } = await session.send('Runtime.evaluate', { expression: what, objectGroup: GROUP });
  const { listeners } = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId!,
    ...(what === 'document' ? { depth: -1 } : {}),
  });
  return listeners
    .filter(({ type }) => TYPES.test(type))
    .map(({ type, backendNodeId, handler }) => ({
      type,
      node: backendNodeId ?? null,
      handler: handler?.objectId,
    }));
}

async function call<T>(
  session: CDPSession,
  on: string,
  functionDeclaration: string,
  given: readonly { objectId?: string; value?: unknown }[],
): Promise<T> {
  const { result, exceptionDetails } = await session.send('Runtime.callFunctionOn', {
    ...{ objectId: on, functionDeclaration, arguments: [...given], returnByValue: true },
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return JSON.parse(result.value as string) as T;
}

async function hear(session: CDPSession): Promise<Gesture[]> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document', objectGroup: GROUP });
  const on = result.objectId!;
  const listeners = [...(await listenersOf(session, 'document')), ...(await listenersOf(session, 'window'))];
  const handlers = listeners.filter(({ handler }) => handler !== undefined).slice(0, MOST_HANDLERS);
  const sources = await call<string[]>(
    session,
    on,
    SOURCES,
    handlers.map(({ handler }) => ({ objectId: handler! })),
  );
  const byNode = new Map<number | null, Heard>();
  for (const { type, node } of listeners) {
    const heard = byNode.get(node) ?? { types: [], fingers: 0 };
    heard.types.push(type);
    byNode.set(node, heard);
  }
  for (const [i, { node }] of handlers.entries()) {
    const heard = byNode.get(node)!;
    heard.fingers = Math.max(heard.fingers, fingersOf(sources[i]!));
  }
  const all = [...byNode].slice(0, MOST_ELEMENTS);
  const elements = await Promise.all(
    all.map(async ([backendNodeId]) =>
      backendNodeId === null
        ? { value: null }
        : session.send('DOM.resolveNode', { backendNodeId, objectGroup: GROUP }).then(
            ({ object }) => ({ objectId: object.objectId! }),
            () => ({ value: null }),
          ),
    ),
  );
  return call<Gesture[]>(session, on, GESTURES_FUNCTION, [
    { value: all.map(([, heard]) => heard) },
    ...elements,
  ]);
}

/** Null where the browser did not say. */
export async function gesturesOf(page: Page): Promise<Gesture[] | null> {
  const session = await page.context().newCDPSession(page);
  try {
    return await withDeadline(hear(session), ASK_MS, '查看手势');
  } catch {
    return null;
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP }).catch(() => undefined);
    await session.detach().catch(() => undefined);
  }
}
