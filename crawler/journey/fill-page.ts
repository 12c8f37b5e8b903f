// Fills in a page as the persona: texts, choices, boxes to tick, files. Sends nothing. Called by walk-step.ts.
import type { Page } from 'playwright';
import type { JourneyStep } from '../../store/schemas/journey.ts';
import { inPage } from '../open-panels.ts';
import { optionFor, textFor } from './fill-value.ts';
import type { Scan, ScanField } from './in-page/scan.ts';
import { chooseSeconds, pressSeconds, typeSeconds, uploadSeconds } from './keystrokes.ts';
import { answerTo, type Persona } from './persona.ts';
import { clickOn } from './press.ts';
import { CHOICES_SCRIPT } from './script.ts';
import { formatsOf, uploadFile } from './upload-file.ts';
import { isNeverPressed, unmarked } from './words.ts';

export interface Filled {
  done: JourneyStep['done'];
  presses: number;
  typed: number;
  work: number;
  /** Endings of the files that were chosen, by the material's name. */
  files: Map<string, string>;
}

export interface FillTools {
  page: Page;
  persona: Persona;
  sandbox: boolean;
  /** What a written journey says, by a field's name: it goes before the persona's answers. */
  answers: ReadonlyMap<string, string>;
  /** Told of every typed value before it is typed. */
  typed: Set<string>;
}

const ACT_MS = 4000;
const CHOICES_MS = 3000;
const CONSENT = /承诺|同意|已阅读|知晓|知悉|告知|声明|确认/;

/** The same field on another look. */
export const fieldKey = ({ label, type, selector }: ScanField): string => `${type}:${label || selector}`;

const hasPlaceholderChosen = ({ options }: ScanField): boolean => {
  const chosen = options.find((one) => one.chosen);
  return !chosen || chosen.value === '' || /^(?:-*|请选择.*)$/.test(chosen.text);
};

/** Whether something stands in it already. */
export const isFilled = (field: ScanField): boolean =>
  field.type === 'select' ? !hasPlaceholderChosen(field) : field.value.trim() !== '';

/** Files, ticks and pictures of letters are other matters. */
export const isCaptcha = ({ label, around, pictureBeside }: ScanField): boolean =>
  /(?:图形|图片|校验|验证)码/.test(`${label} ${around.slice(0, 60)}`) &&
  !/短信|手机/.test(label) &&
  pictureBeside;

async function tick(page: Page, selector: string): Promise<void> {
  const box = page.locator(selector).first();
  await box.check({ timeout: ACT_MS }).catch(() => box.evaluate((one) => (one as HTMLElement).click()));
}

type Filler = (
  field: ScanField,
  tools: FillTools,
) => Promise<(Omit<Filled, 'files'> & { file?: string }) | null>;

const nothing = { presses: 0, typed: 0, work: 0 };
const one = (act: JourneyStep['done'][number]['act'], what: string) => [{ act, what }];

/** Index of the option that is written for this field, else the persona's. */
function optionOf(field: ScanField, { answers, persona }: FillTools): number {
  const written = answers.get(field.label);
  if (written === undefined) return optionFor(field, persona);
  return field.options.findIndex(({ text }) => unmarked(text) === written);
}

const choose: Filler = async (field, tools) => {
  const { page } = tools;
  const at = optionOf(field, tools);
  if (at < 0) return null;
  await page.locator(field.selector).first().selectOption({ index: at }, { timeout: ACT_MS });
  return { ...nothing, done: one('choose', field.label), presses: 2, work: chooseSeconds() };
};

const radio: Filler = async (field, tools) => {
  const { page, answers } = tools;
  const at = optionOf(field, tools);
  const option = field.options[answers.has(field.label) ? at : Math.max(0, at)];
  if (!option) return null;
  await tick(page, option.selector);
  return { ...nothing, done: one('choose', field.label || option.text), presses: 1, work: pressSeconds() };
};

const checkbox: Filler = async (field, { page, answers }) => {
  const written = answers.get(field.label);
  const wanted = written !== undefined || field.required || field.marked || CONSENT.test(field.label);
  const option = field.options.find(({ text }) => unmarked(text) === written) ?? field.options[0];
  if (!option || !wanted) return null;
  await tick(page, option.selector);
  return { ...nothing, done: one('choose', field.label || option.text), presses: 1, work: pressSeconds() };
};

/** Opens the drawn list and takes what the persona says, else the first. */
const picker: Filler = async (field, { page, persona, answers }) => {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is seen counts.
  if (isNeverPressed(await page.locator(field.selector).first().innerText({ timeout: ACT_MS }))) return null;
  await clickOn(page, field.selector);
  await page.waitForTimeout(150);
  const opened = JSON.parse(await inPage<string>(page, CHOICES_SCRIPT, CHOICES_MS, '查看选项')) as {
    text: string;
    selector: string;
  }[];
  const choices = opened.filter(({ text }) => !isNeverPressed(text));
  const written = answers.get(field.label);
  const own = written ?? answerTo(field.label, persona);
  const same = choices.find(({ text }) => own !== undefined && (text === own || own.includes(text)));
  const chosen = same ?? (written === undefined ? choices[0] : undefined);
  if (!chosen) return null;
  await clickOn(page, chosen.selector);
  return { ...nothing, done: one('choose', field.label), presses: 2, work: chooseSeconds() };
};

const file: Filler = async (field, { page, sandbox, answers }) => {
  const written = answers.get(field.label);
  const made = uploadFile(written === undefined ? formatsOf(field) : [written], sandbox);
  if (!made) return null;
  await page.locator(field.selector).first().setInputFiles(made, { timeout: ACT_MS });
  const ending = made.name.slice(made.name.lastIndexOf('.') + 1);
  return { ...nothing, done: one('upload', field.label), presses: 2, work: uploadSeconds(), file: ending };
};

const write: Filler = async (field, { page, persona, typed, answers }) => {
  const text = answers.get(field.label) ?? textFor(field, persona);
  typed.add(text);
  const input = page.locator(field.selector).first();
  await input.fill(text, { timeout: ACT_MS });
  await input.blur().catch(() => undefined);
  const done = one('fill', field.label);
  return { done, presses: 1, typed: [...text].length, work: typeSeconds(text) };
};

const FILLERS: Readonly<Record<string, Filler>> = { select: choose, radio, checkbox, picker, file };

/** Fills what is empty. A field that cannot be filled is left; the page will say so. */
export async function fillPage(scan: Scan, tools: FillTools): Promise<Filled> {
  const filled: Filled = { done: [], presses: 0, typed: 0, work: 0, files: new Map() };
  for (const field of scan.fields) {
    const written = tools.answers.get(field.label);
    const stands = isFilled(field) && (written === undefined || written === field.value);
    if (field.readOnly || stands || isCaptcha(field)) continue;
    const result = await (FILLERS[field.type] ?? write)(field, tools).catch(() => null);
    if (!result) continue;
    filled.done.push(...result.done);
    filled.presses += result.presses;
    filled.typed += result.typed;
    filled.work += result.work;
    if (result.file) filled.files.set(field.label, result.file);
  }
  return filled;
}
