// What is filled into a field: the persona's answer to its label, bent to its type and limits. Pure; called by fill-page.ts.
import type { ScanField } from './in-page/scan.ts';
import { answerTo, type Persona } from './persona.ts';

const NOTHING_CHOSEN = /^(?:-*|请选择.*|--.*--|全部|无)$/;
const SAMPLES = ['测试内容', 'A1', '12345678', '1', '100', '测试', 'test', '2026-01-05', '19900000000'];

const numberWithin = ({ min, max }: ScanField): string => {
  const [low, high] = [Number(min || Number.NaN), Number(max || Number.NaN)];
  if (!Number.isNaN(low)) return String(low > 0 ? low : Math.min(1, Number.isNaN(high) ? 1 : high));
  return String(Number.isNaN(high) ? 1 : Math.min(1, high));
};

const dateWithin = ({ min, max }: ScanField, wanted: string): string => {
  if (min && wanted < min) return min;
  return max && wanted > max ? max : wanted;
};

const fits = (value: string, { pattern, maxLength, minLength }: ScanField): boolean => {
  if (maxLength > 0 && value.length > maxLength) return false;
  if (minLength > 0 && value.length < minLength) return false;
  if (!pattern) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
};

const BY_TYPE: Readonly<Record<string, (field: ScanField, persona: Persona) => string>> = {
  number: (field, persona) => {
    const own = answerTo(field.label, persona);
    const within = own !== undefined && /^\d+$/.test(own) && (!field.max || Number(own) <= Number(field.max));
    return within && (!field.min || Number(own) >= Number(field.min)) ? own! : numberWithin(field);
  },
  date: (field, persona) => {
    const own = answerTo(field.label, persona);
    return dateWithin(field, own && /^\d{4}-\d{2}-\d{2}$/.test(own) ? own : persona.values.date!);
  },
  month: (_, persona) => persona.values.date!.slice(0, 7),
  time: () => '09:00',
  tel: (field, persona) => answerTo(field.label, persona) ?? persona.values.phone!,
  email: (_, persona) => persona.values.email!,
  url: () => 'https://persona.example/',
};

/** Text to type; of the answers that fit pattern and length the first. Cut to the length where none does. */
export function textFor(field: ScanField, persona: Persona): string {
  const own = (BY_TYPE[field.type] ?? ((f, p) => answerTo(f.label, p) ?? p.values.text!))(field, persona);
  const found = [own, ...Object.values(persona.values), ...SAMPLES].find((value) => fits(value, field));
  return found ?? own.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
}

/** Index of the option to take: the persona's answer, else the first that is a choice at all; -1 where there is none. */
export function optionFor(
  { label, options }: Pick<ScanField, 'label' | 'options'>,
  persona: Persona,
): number {
  const own = answerTo(label, persona);
  const real = options.map((option, i) => ({ ...option, i })).filter(({ disabled }) => !disabled);
  const same = own === undefined ? undefined : real.find(({ text }) => text === own || text.includes(own));
  return (same ?? real.find(({ text, value }) => value !== '' && !NOTHING_CHOSEN.test(text)))?.i ?? -1;
}
