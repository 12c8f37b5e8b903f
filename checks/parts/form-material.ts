// Which materials are forms that an applicant fills in. Shared by the checks of blank forms and samples.
import type { Material } from '../../store/schemas/guide.ts';
import { FORM_WORDS } from '../lexicon/forms.ts';
import { anyOf as has } from '../lexicon/patterns.ts';
import { remembered } from '../text/memo.ts';

/** `application`: surely a form of the office; `fillable`: mostly; `other`: no form, or made out by somebody else. */
export type FormClass = 'application' | 'fillable' | 'other';

const BRACKETS = /[（(【[][^（）()【】[\]]*[）)】\]]/gu;
const COUNTS = /(?:原件|复印件)?[一二两三四五\d]+[份式套张页].*$/u;
/** Joint services (一件事) are applied for on line: their forms are pages. */
const JOINT = /一件事|联办/u;
const SEVERAL = /[、，,；;／/]|[或及和与]/u;

/** The paper's own name: without title marks, notes in brackets and counts. */
export const bareName = remembered((name): string =>
  name
    .replace(BRACKETS, '')
    .replace(/[《》“”"〈〉]/gu, '')
    .replace(COUNTS, '')
    .replace(/[\s:：。.]+$/u, '')
    .trim(),
);

/** What the name alone says of the paper. */
const classOfName = remembered((name): FormClass => {
  const bare = bareName(name);
  if (has(FORM_WORDS.copies, name)) return 'other';
  const application = has(FORM_WORDS.applications, bare);
  const fillable = has(FORM_WORDS.fillable, bare) && !has(FORM_WORDS.issued, name);
  if (!application && !fillable) return 'other';
  // A name of several papers, or of nothing but 申请书, may be a text of one's own.
  return application && !SEVERAL.test(bare) && !JOINT.test(bare) && bare.length > 3
    ? 'application'
    : 'fillable';
});

export function formClass({ name, source, issuer, kind }: Material): FormClass {
  const named = classOfName(name);
  if (named === 'other' || /复印件$/u.test(kind ?? '')) return 'other';
  const issued =
    has(FORM_WORDS.governmentSources, source ?? '') || (issuer && !/申请人|自备|本人/u.test(issuer));
  return issued ? 'other' : named;
}

/** Papers in which one promises or entrusts something (承诺书、委托书). */
export const isPledge = ({ name }: Material): boolean => has(FORM_WORDS.pledges, bareName(name));
