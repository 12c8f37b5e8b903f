// What in a displayed text the reader of pages may take for something else than a part of it: captions, words of buttons, an ellipsis.
// Pure; called through api-book.ts.
import { captionEntry, type Dictionary, foldCaption } from '../../dictionary.ts';
import { splitCaptions } from '../../extract/split.ts';
import { withoutResidue } from '../../extract/value.ts';

const ODD_START = /^[\s:：|｜]/u;

/** None for a text that is certainly left as it is. Equal oddities are read alike in one column. */
export function oddities(text: string, dictionary: Dictionary): string[] {
  const odd: string[] = [];
  const { text: left, cut } = withoutResidue(text);
  if (cut || left !== text) odd.push('residue');
  if (ODD_START.test(text)) odd.push('start');
  for (const line of text.split('\n')) {
    const whole = captionEntry(dictionary, line);
    if (whole || dictionary.controls.has(foldCaption(line))) odd.push(`line ${whole?.caption ?? line}`);
    else
      for (const { caption } of splitCaptions(line, dictionary))
        if (caption) odd.push(`in ${caption.caption}`);
  }
  return odd;
}
