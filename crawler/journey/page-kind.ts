// What a page on the way is for, by what stands on it. Pure; called by explore.ts.
import type { StepKind } from '../../store/schemas/journey.ts';
import type { Scan } from './in-page/scan.ts';
import { pickControl } from './pick-control.ts';
import { isNeverPressed, wordsOf } from './words.ts';

const CHOICES = /^(?:radio|checkbox|select|picker)$/;

/** Fields in which something can be done. */
export const openFields = ({ fields }: Scan) => fields.filter(({ readOnly }) => !readOnly);

/** Buttons that would submit (提交). */
export const submitControls = ({ controls }: Scan) =>
  controls.filter(({ name, kind, disabled }) => kind === 'button' && !disabled && isNeverPressed(name));

type Test = (scan: Scan, text: string) => boolean;

const heads = ({ title, heading, current }: Scan): string => `${heading} ${current} ${title}`;

/** In order; the first that holds. */
const TESTS: readonly (readonly [StepKind, Test])[] = [
  ['login', ({ fields }) => fields.some(({ type }) => type === 'password')],
  ['login', (scan) => openFields(scan).length <= 1 && wordsOf('login').test(scan.heading)],
  [
    'result',
    (scan, text) =>
      !scan.fields.some(({ type }) => /^(?:text|file|textarea)$/.test(type)) &&
      !pickControl(scan, 'next') &&
      wordsOf('result').test(text),
  ],
  ['upload', ({ fields }) => fields.some(({ type }) => type === 'file')],
  [
    'preview',
    (scan) =>
      submitControls(scan).length > 0 &&
      (!pickControl(scan, 'next') || wordsOf('preview').test(heads(scan))) &&
      openFields(scan).every(({ type }) => type === 'checkbox'),
  ],
  [
    'situation',
    (scan) => {
      const fields = openFields(scan);
      const choice =
        fields.length > 0 && fields.length <= 3 && fields.every(({ type }) => CHOICES.test(type));
      return choice && wordsOf('situation').test(`${heads(scan)} ${fields.map((f) => f.label).join(' ')}`);
    },
  ],
  ['upload', (scan) => /材料/.test(scan.current || scan.heading) && pickControl(scan, 'next') !== undefined],
  ['form', (scan) => openFields(scan).length > 0 || scan.fields.length > 0],
];

export function kindOf(scan: Scan): StepKind {
  const text = scan.lines.join('\n');
  return TESTS.find(([, test]) => test(scan, text))?.[0] ?? 'other';
}
