// Runs in the page: what only moving fingers reach, and what stands beside it that a tap would do. Put together by script.ts.
// The function is turned into text, so it must stand alone.
import type { Gesture } from '../../../store/schemas/page-visit.ts';
import type { VisitKit } from './kit.ts';

/** What an element listens to, and how many fingers its scripts speak of. */
export interface Heard {
  types: string[];
  fingers: number;
}

/** `elements`: in the same order; null: the window. */
export function measureGestures(
  kit: VisitKit,
  heard: readonly Heard[],
  elements: readonly (Node | null)[],
): Gesture[] {
  const MOST = 20;
  const MANY_FINGERS = 3;
  const CONTROLS = 'a[href],button,input,select,textarea,[role=button],[role=tab],[role=link],[onclick]';
  const ACTIONS = /^(?:删除|移除|编辑|修改|取消|置顶|撤销|撤回|收藏|已读|更多)$/;
  const SIGNATURE = /签名|签字|手写|签署/;
  const PUZZLE =
    /(?:向右|按住|拖动|拖拽|滑动).{0,8}(?:滑块|滑动|拖动|拼图|完成|解锁|验证|确认|提交)|滑块验证|拼图验证|滑动验证/;
  const found: Gesture[] = [];
  const text = (element: Element): string => kit.tidy(element.textContent);
  const rect = (element: Element): DOMRect => element.getBoundingClientRect();

  /** The nearest box, from the element up, that cuts what sticks out of it sideways; null where it can be scrolled, or nothing cuts. */
  const clipOf = (element: Element, levels: number): Element | null => {
    let at: Element | null = element;
    for (let n = 0; at && at !== document.body && n <= levels; n++, at = at.parentElement) {
      const { overflowX } = kit.style(at);
      if (/auto|scroll/.test(overflowX)) return null;
      if (/hidden|clip/.test(overflowX)) return at;
    }
    return null;
  };
  const isBeside = (element: Element, clip: Element): boolean => {
    const [own, outer] = [rect(element), rect(clip)];
    return own.width > 8 && own.height > 8 && (own.left >= outer.right - 1 || own.right <= outer.left + 1);
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /** Children of one box, side by side, nearly as wide as what cuts them, one of them out of sight. */
  const slidesIn = (clip: Element): Element[] => {
    const outer = rect(clip);
    const rows = [clip, ...clip.querySelectorAll(':scope > *, :scope > * > *')];
    for (const row of rows) {
      if (/auto|scroll/.test(kit.style(row).overflowX)) continue;
      const slides = [...row.children].filter((one) => isShown(one) && rect(one).width >= outer.width * 0.6);
      const first = slides[0] && rect(slides[0]);
      const inRow = first ? slides.filter((one) => Math.abs(rect(one).top - first.top) <= 2) : [];
      const holds = (one: Element) => text(one) !== '' || one.querySelector('img,picture,canvas,svg');
      if (inRow.length >= 2 && inRow.some((one) => isBeside(one, clip) && holds(one))) return inRow;
    }
    return [];
  };
  /** Small things of one size in a row, without words: they show where one is, and mostly lead there. */
  const hasDots = (box: Element, slides: readonly Element[]): boolean =>
    [...box.querySelectorAll('*')].some((row) => {
      if (slides.some((slide) => slide.contains(row))) return false;
      const dots = [...row.children].filter((one) => {
        const { width, height } = rect(one);
        return (
          isShown(one) && width > 2 && width <= 40 && height > 2 && height <= 40 && text(one).length <= 2
        );
      });
      return dots.length >= 2 && dots.length === row.children.length;
    });
  /** Nothing lies over its middle; what is outside of the window is given the benefit of the doubt. */
  const isReached = (element: Element): boolean => {
    const { left, top, width, height } = rect(element);
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    return at === null || element.contains(at) || at.contains(element);
  };
  const namesOf = (box: Element, leaves: readonly Element[]): string[] =>
    [...box.querySelectorAll(CONTROLS)]
      .filter((one) => kit.seen(one) && isReached(one) && !leaves.some((leaf) => leaf.contains(one)))
      .map((one) => kit.name(one).slice(0, 40) || one.localName);
  /** The box around, as long as it is no other part of the page. */
  const around = (clip: Element, spare: number): Element => {
    let box = clip;
    for (let n = 0; n < 3; n++) {
      const { parentElement } = box;
      if (!parentElement || parentElement === document.body) return box;
      if (rect(parentElement).height > rect(clip).height + spare) return box;
      box = parentElement;
    }
    return box;
  };
  const say = (
    kind: Gesture['kind'],
    element: Element | null,
    words: string,
    alternatives: string[],
    fingers: number | null = null,
  ) => {
    if (found.length >= MOST) return;
    const selector = element ? kit.selector(element) : 'html';
    // Rows of one list are one list.
    const plain = (one: string) => one.replace(/:nth-of-type\(\d+\)/g, '');
    const isSame = (one: Gesture) =>
      one.kind === kind &&
      (plain(one.selector) === plain(selector) || (kind === 'hidden-action' && one.text === words));
    if (found.some(isSame)) return;
    found.push({
      ...{ kind, selector, fingers },
      text: words.slice(0, 60),
      alternatives: alternatives.slice(0, 10),
    });
  };

  const slides = (element: Element): boolean => {
    const clip = clipOf(element, 2);
    const row = clip ? slidesIn(clip) : [];
    if (!clip || row.length === 0) return false;
    const box = around(clip, 120);
    // Tabs above do what a finger does: one for each slide.
    const siblings = [box.previousElementSibling, box.nextElementSibling].flatMap((one) => one ?? []);
    const tabs = siblings.map((one) => namesOf(one, [])).find(({ length }) => length === row.length) ?? [];
    say('slides', element, text(row[0]!), [
      ...namesOf(box, row),
      ...(hasDots(box, row) ? ['圆点'] : []),
      ...tabs,
    ]);
    return true;
  };
  /** Under the part that a finger draws aside. */
  const isUnder = (one: Element, element: Element): boolean => {
    const { left, top, width, height } = rect(one);
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    return at !== null && element.contains(at) && !element.contains(one);
  };
  const hiddenActions = (element: Element): void => {
    const row = around(element, 20);
    const hidden = [...row.querySelectorAll('*')].filter((one) => {
      if (!ACTIONS.test(text(one)) || one.children.length > 1 || !isShown(one)) return false;
      if (isUnder(one, element)) return true;
      const clip = clipOf(one, 6);
      return clip !== null && (row.contains(clip) || clip.contains(row)) && isBeside(one, clip);
    });
    if (hidden.length === 0) return;
    const names = namesOf(document.body, hidden).filter((one) =>
      /删除|移除|编辑|管理|修改|更多|操作|批量|撤销|撤回|⋯|…/.test(one),
    );
    say('hidden-action', element, text(hidden[0]!), names);
  };
  /** The words around an element, of the largest box that still holds few. */
  const wordsAround = (element: Element, most: number): { box: Element; words: string } => {
    let box = element;
    while (box.parentElement && box.parentElement !== document.body && text(box.parentElement).length <= most)
      box = box.parentElement;
    return { box, words: text(box) };
  };
  const drawn = (element: Element): void => {
    const canvas = element.localName === 'canvas' ? element : element.querySelector('canvas');
    if (!canvas || !kit.seen(canvas)) return;
    const { box, words } = wordsAround(canvas, 120);
    if (!SIGNATURE.test(words)) return;
    const others = [...box.querySelectorAll('input[type=file]'), ...box.querySelectorAll(CONTROLS)]
      .filter((one) => one.matches('input[type=file]') || kit.seen(one))
      .map((one) => (one.matches('input[type=file]') ? '上传文件' : kit.name(one).slice(0, 40)))
      .filter((name) => /上传|拍照|相册|选择图片|键盘|输入|扫码|签章|证书|窗口/.test(name));
    say('signature', canvas, words, others);
  };
  const puzzle = (element: Element): void => {
    if (!kit.seen(element)) return;
    const { words } = wordsAround(element, 40);
    if (!PUZZLE.test(words)) return;
    const others = namesOf(document.body, [element]).filter((name) =>
      /语音|短信|换一种|其他方式|其它方式|无障碍|听|音频|密码|点击|点按/.test(name),
    );
    say('puzzle', element, words, others);
  };

  for (const [i, { types, fingers }] of heard.entries()) {
    const node = elements[i];
    const element = node instanceof Element ? node : null;
    if (fingers >= MANY_FINGERS) say('fingers', element, element ? text(element) : '', [], fingers);
    if (!element || element === document.body || element === document.documentElement) continue;
    if (!types.some((type) => /move$|change$/.test(type))) continue;
    if (!slides(element)) hiddenActions(element);
    drawn(element);
    puzzle(element);
  }
  return found;
}
