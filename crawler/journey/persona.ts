// The made-up applicant of a journey: what is filled in, by what a field asks for. Data beside this file; called by the runner.
import { z } from 'zod';
import personas from './persona.json' with { type: 'json' };

const Persona = z.strictObject({
  id: z.string(),
  name: z.string(),
  values: z.record(z.string(), z.string().min(1)),
  /** In order: the first whose pattern fits a label tells what of the applicant it asks for; null: nothing of his. */
  fields: z.array(
    z.strictObject({ about: z.string().nullable(), value: z.string().optional(), label: z.string() }),
  ),
});
export type Persona = z.infer<typeof Persona>;

const PERSONAS = z.array(Persona).min(1).parse(personas);

/** The first persona, as the holder of an account: what the account knows is said the same way again. */
export function personaOf(known: Readonly<Record<string, string>> = {}): Persona {
  const [first] = PERSONAS;
  return { ...first!, values: { ...first!.values, ...known } };
}

const ruleOf = (label: string, { fields }: Persona) =>
  fields.find((rule) => new RegExp(rule.label, 'i').test(label));

/** What of the applicant a label asks for; null where it is something else. */
export const aboutOf = (label: string, persona: Persona): string | null =>
  ruleOf(label, persona)?.about ?? null;

/** What the persona answers to a label; undefined where it has no answer of its own. */
export function answerTo(label: string, persona: Persona): string | undefined {
  const rule = ruleOf(label, persona);
  const key = rule?.value ?? rule?.about;
  return key ? persona.values[key] : undefined;
}
