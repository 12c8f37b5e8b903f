// Fingers that scripts ask for, and those that they only turn away.
import { expect, test } from 'vitest';
import { fingersOf } from '../../../crawler/visit/fingers.ts';

test.each<[source: string, fingers: number]>([
  ['(e) => { if (e.touches.length === 3) openMenu(); }', 3],
  ['(e) => { if (e.touches.length >= 3) openMenu(); }', 3],
  ['(e) => { if (e.targetTouches.length > 2) openMenu(); }', 3],
  ['function(t){3===t.touches.length&&n()}', 3],
  ['function(t){2<t.touches.length&&n()}', 3],
  ['(e) => { if (e.touches.length !== 4) return; openMenu(); }', 4],
  ['function(e){if(e.touches.length<3)return;n()}', 3],
  ['function(e){e.touches.length<3||n()}', 3],
  ['(e) => { if (e.touches.length <= 2) { return; } n(); }', 3],
  // Pinching is two fingers.
  ['(e) => { if (e.touches.length === 2) zoom(e); }', 2],
  // Turned away, not asked for.
  ['(e) => { if (e.touches.length > 2) return; slide(e); }', 0],
  ['(e) => { if (e.touches.length >= 3) { return; } slide(e); }', 0],
  ['function(e){e.touches.length>2||n()}', 0],
  ['(e) => { if (e.touches.length === 3) return; slide(e); }', 0],
  ['(e) => { if (e.touches.length < 3) slide(e); }', 0],
  ['(e) => { const [at] = e.touches; slide(at.clientX); }', 0],
  ['(e) => { if (files.length > 3) warn(); }', 0],
  ['', 0],
])('%s', (source, fingers) => {
  expect(fingersOf(source)).toBe(fingers);
});
