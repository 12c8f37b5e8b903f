// Runs in the page: finds the tabs, folds and buttons that show more of the guide, by text and role. Installed by page-scripts.ts.
// The function is turned into text, so it must stand alone.
import type { PanelWords } from '../panel-words.ts';
import type { Walker } from '../snapshot/in-page.ts';
import type { Watch } from './watch.ts';

export interface Control {
  element: HTMLElement;
  name: string;
  /** expand: opens beside itself; more: opens elsewhere; tab: replaces what another tab showed. */
  kind: 'expand' | 'more' | 'tab';
  /** Name and place, so that a strip that is drawn anew is known again. */
  key: string;
}

export interface Controls {
  find(): Control[];
  /** A click as a mouse would make it, without moving the page. */
  press(control: Control): void;
  nameOf(element: Element): string;
}

export function installControls(words: PanelWords): void {
  const host = globalThis as unknown as {
    __guideControls?: Controls;
    __guideWalker: Walker;
    __guideWatch: Watch;
  };
  if (host.__guideControls) return;
  const { visible, parent, elements } = host.__guideWalker;
  const isBound = (element: Element): boolean =>
    ((element.ownerDocument.defaultView as unknown as typeof host | null) ?? host).__guideWatch?.bound.has(
      element,
    ) ?? false;
  const [EXPAND, MORE, SECTION, FORBIDDEN] = [words.expand, words.more, words.section, words.forbidden].map(
    (source) => new RegExp(source),
  ) as [RegExp, RegExp, RegExp, RegExp];
  const SECTIONS = new Set(words.sections);
  const LONGEST_NAME = 16;
  /** Tags of which a strip is made without any sign of being clickable: scripts may listen far above. */
  const STRIP_TAGS = new Set(['li', 'a', 'span', 'div', 'button']);
  const BUTTONS = '[onclick],button,summary,[role=button],[role=tab],[aria-expanded],[tabindex]';

  const nameOf = (element: Element): string => {
    const { value, type } = element as HTMLInputElement;
    const text = element.localName === 'input' && type === 'button' ? value : (element.textContent ?? '');
    return text.replace(/[\s\u200b-\u200f\ufeff▼▲▾▴▸►>»›＞+↓↑∨∧⌄…：:]+/gu, '').replace(/[（(]\d+[)）]$/, '');
  };
  /** A link to another page is reading matter, not a button. */
  const leads = (element: Element): boolean => {
    const link = element.closest('a[href]');
    const href = link?.getAttribute('href')?.trim() ?? '#';
    return !!link && !/^(#|javascript:|$)/i.test(href) && !link.matches('[onclick],[role=tab]');
  };
  const clickable = (element: Element): boolean =>
    isBound(element) ||
    element.matches(BUTTONS) ||
    (element.localName === 'a' && /^(#|javascript:|$)/i.test(element.getAttribute('href') ?? '')) ||
    (element.ownerDocument.defaultView ?? globalThis).getComputedStyle(element).cursor === 'pointer';
  /** A click on it is heard by itself or by a box close above it. */
  const heard = (element: Element): boolean => {
    for (let at: Element | null = element, i = 0; at && i < 4; at = parent(at), i++)
      if (isBound(at)) return true;
    return false;
  };
  const clickableNear = (element: Element): boolean => {
    for (
      let at: Element | null = element, i = 0;
      at && i < 3 && nameOf(at) === nameOf(element);
      at = parent(at), i++
    )
      if (clickable(at)) return true;
    return false;
  };
  const isSection = (name: string) => name.length >= 2 && SECTION.test(name);
  const allowed = (name: string) => name !== '' && name.length <= LONGEST_NAME && !FORBIDDEN.test(name);
  /** 怎么办理 over a fold that says of itself that it opens is a section's name; over anything else it may apply. */
  const folds = (element: Element): boolean => SECTIONS.has(nameOf(element)) && foldOf(element) !== null;
  /** The fold's head that says only this name, by its state. */
  const foldOf = (element: Element): string | null => {
    const head = element.closest('[aria-expanded]:not([role=tab])');
    return head && nameOf(head) === nameOf(element) ? head.getAttribute('aria-expanded') : null;
  };
  /** `#id` of something that is seen already: a jump, not a tab. */
  const jumps = (element: Element): boolean => {
    const id = /^#(.+)$/.exec(element.closest('a')?.getAttribute('href') ?? '')?.[1];
    const target = id ? element.ownerDocument.getElementById(decodeURIComponent(id)) : null;
    return !!target && visible(target) && !isBound(element) && !element.closest('[onclick],[role=tab]');
  };
  /** Outermost element that says only this name: the member of a strip. */
  const memberOf = (element: Element, name: string): Element => {
    let at = element;
    for (let up = parent(at); up && nameOf(up) === name; up = parent(up)) at = up;
    return at;
  };
  const place = (element: Element): string => {
    const path: number[] = [];
    for (let at: Element | null = element; at; at = parent(at)) {
      let n = 0;
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling) n++;
      path.push(n);
    }
    return path.join('.');
  };
  const control = (element: Element, kind: Control['kind']): Control => {
    const name = nameOf(element);
    return { element: element as HTMLElement, name, kind, key: `${name}@${place(element)}` };
  };

  const find = (): Control[] => {
    const found = new Map<Element, Control>();
    const strips = new Map<Element, Map<Element, Element>>();
    for (const element of elements(document.body)) {
      if (element.localName === 'details') {
        const summary = element.querySelector(':scope > summary');
        if (!(element as HTMLDetailsElement).open && summary && visible(summary))
          found.set(summary, control(summary, 'expand'));
        continue;
      }
      // Only the innermost element of a name; its text is short, so most of the page ends here.
      if (element.childElementCount > 2 || (element.textContent?.length ?? 0) > 60) continue;
      const name = nameOf(element);
      if (!name || name.length > LONGEST_NAME) continue;
      const texts = [...element.children].map(nameOf).filter(Boolean);
      if (texts.length > 1 || texts[0] === name) continue;
      const role = element.closest('[role=tab],[role=link]')?.getAttribute('role');
      if (role !== 'tab' && (EXPAND.test(name) || MORE.test(name))) {
        if (!leads(element) && visible(element))
          found.set(element, control(element, EXPAND.test(name) ? 'expand' : 'more'));
      } else if (role === 'tab') {
        if (allowed(name) && !leads(element) && visible(element)) found.set(element, control(element, 'tab'));
      } else if (
        (isSection(name) || folds(element)) &&
        !/[：:].*\S/.test(element.textContent ?? '') &&
        !element.closest('th,td,dt,dd,label,caption,select')
      ) {
        // Pressed, it would only close.
        if (foldOf(element) === 'true') continue;
        const member = memberOf(element, name);
        const strip = parent(member);
        if (!strip || leads(element)) continue;
        if (!strips.has(strip)) strips.set(strip, new Map());
        strips.get(strip)!.set(member, element);
      }
    }
    for (const [strip, members] of strips) {
      const named = [...members.values()];
      const siblings = [...strip.children].map((member) => members.get(member) ?? innermost(member));
      // A strip: two or more section names side by side, and little else. Otherwise a fold: clickable by itself.
      const isStrip =
        named.length >= 2 &&
        siblings.filter((s) => s && allowed(nameOf(s))).length >= strip.childElementCount - 1;
      for (const element of isStrip ? siblings : named) {
        if (!element || found.has(element) || leads(element) || jumps(element)) continue;
        if (!allowed(nameOf(element)) && !folds(element)) continue;
        const inert = isStrip && STRIP_TAGS.has(element.localName) && SECTIONS.has(nameOf(element));
        if (inert || clickableNear(element) || (isStrip && heard(element)))
          if (visible(element)) found.set(element, control(element, 'tab'));
      }
    }
    return [...found.values()];
  };
  const innermost = (member: Element): Element | null => {
    const name = nameOf(member);
    let at = member;
    for (let down: Element | undefined = member; down; ) {
      at = down;
      down = [...down.children].find((child) => nameOf(child) === name);
    }
    return name && name.length <= LONGEST_NAME ? at : null;
  };

  /** A tap as a finger makes it. True when the page has taken it: then no click follows. */
  const tap = (element: HTMLElement): boolean => {
    const { left, top } = element.getBoundingClientRect();
    const touch = new Touch({ identifier: 1, target: element, clientX: left + 2, clientY: top + 2 });
    const options = { bubbles: true, cancelable: true, composed: true, changedTouches: [touch] };
    const begun = element.dispatchEvent(
      new TouchEvent('touchstart', { ...options, touches: [touch], targetTouches: [touch] }),
    );
    return !element.dispatchEvent(new TouchEvent('touchend', options)) || !begun;
  };
  const press = ({ element }: Control): void => {
    if (navigator.maxTouchPoints > 0 && tap(element)) return;
    const view = element.ownerDocument.defaultView ?? window;
    const rect = element.getBoundingClientRect();
    const at = {
      bubbles: true,
      cancelable: true,
      composed: true,
      view,
      clientX: rect.left + 2,
      clientY: rect.top + 2,
    };
    for (const type of ['pointerover', 'mouseover', 'pointerdown', 'mousedown', 'pointerup', 'mouseup'])
      element.dispatchEvent(
        type.startsWith('pointer') ? new PointerEvent(type, at) : new MouseEvent(type, at),
      );
    element.click();
  };
  Object.defineProperty(host, '__guideControls', {
    value: Object.freeze({ find, press, nameOf } satisfies Controls),
  });
}
