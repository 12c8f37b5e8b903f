// Runs in the page: whether anything at all is seen yet. Put together by script.ts.
// The function is turned into text, so it must stand alone.

/** A letter, a picture, or a shape that could be a sign of loading; a ground of one colour is nothing. */
export function anythingSeen(): boolean {
  const { body } = document;
  if (!body) return false;
  // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
  if (body.innerText.trim() !== '') return true;
  const MOST = 500;
  const isShape = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height, bottom, top } = element.getBoundingClientRect();
    if (width * height < 16 || bottom <= 0 || top >= innerHeight) return false;
    if (element instanceof HTMLImageElement) return element.complete && element.naturalWidth > 1;
    if (/^(?:svg|canvas|video|progress|meter|iframe|input|button)$/.test(element.localName)) return true;
    return ['', '::before', '::after'].some((part) => {
      const { backgroundImage, backgroundColor, borderTopWidth, borderTopStyle, content } = getComputedStyle(
        element,
        part || null,
      );
      if (part && content === 'none') return false;
      const line = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0;
      const colour = !/^rgba\(.*, 0\)$|^rgb\(255, 255, 255\)$/.test(backgroundColor);
      // What fills the window is a ground, whatever its colour.
      const small = width * height < innerWidth * innerHeight * 0.9;
      return backgroundImage !== 'none' || line || (colour && small);
    });
  };
  return [...body.querySelectorAll('*')].slice(0, MOST).some(isShape);
}
