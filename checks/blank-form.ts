// Judges 空表下载: whether each form can be fetched, opened and filled in, and is the right one (BF01-BF09).
import { z } from 'zod';
import type { FormContent, FormFact } from '../store/schemas/form-fact.ts';
import type { FormFile, Material } from '../store/schemas/guide.ts';
import type { GuideCheck } from './frame/check.ts';
import type { ElementReport } from './frame/element-report.ts';
import { FORM_WORDS } from './lexicon/forms.ts';
import { blankFormMessages } from './messages/blank-form.ts';
import { type FormPlace, formPlaces, judgeMissingForms } from './parts/form-report.ts';
import { formState, opening } from './parts/form-state.ts';
import { sameForm } from './parts/form-title.ts';
import { isFullyOnline } from './parts/online.ts';

/** Messages that need the text of the file. */
const CONTENT = ['BF04', 'BF04-filled', 'BF05'] as const;
/** Messages that need the file itself. */
const FILE = ['BF03', ...CONTENT, 'BF08', 'BF09'] as const;
/** A printed form holds a value or two of the office's own. */
const FEW_VALUES = 2;

const unobserved = (to: ElementReport, messages: readonly string[], reason: 'not-collected'): void => {
  for (const id of messages) to.unobserved(id, { reason });
};

/** Names of fields that are filled, with signs of a person. */
const looksFilled = ({ answered, signs }: FormContent): boolean =>
  answered >= FEW_VALUES && signs.some((sign) => sign !== 'example');

/** What is wrong with a file's name, or null. A name without extension is a link's text. */
function nameProblem(name: string): string | null {
  const stem = name.replace(/\.[a-z\d]{2,5}$/iu, '').trim();
  if (FORM_WORDS.garbledFileNames.some((p) => p.test(stem))) return `文件名是乱码：“${name.slice(0, 40)}”。`;
  const generic = stem !== name.trim() && FORM_WORDS.genericFileNames.some((p) => p.test(stem));
  return generic ? `文件名是“${name}”，看不出是什么表。` : null;
}

function judgeName(form: FormFile, to: ElementReport): void {
  const names = [form.fact?.fileName, form.name].filter((name) => name !== undefined && name !== null);
  const problem = names.map(nameProblem).find((one) => one !== null);
  to.judge('BF07', problem !== undefined, { detail: problem });
}

function judgeContent(material: Material, form: FormFile, fact: FormFact, to: ElementReport): void {
  const { content, identityNumbers } = fact;
  const valid = identityNumbers.filter((one) => one.valid);
  const [real] = [...valid].sort((a, b) => Number(a.made) - Number(b.made));
  if (real)
    to[real.made ? 'review' : 'fail']('BF04', {
      detail: `文件中有身份证号码${real.masked}${valid.length > 1 ? `等${valid.length}个` : ''}。`,
    });
  else if (content || fact.kind === 'doc') to.pass('BF04');
  else unobserved(to, ['BF04'], 'not-collected');
  if (!content) {
    unobserved(to, ['BF04-filled', 'BF05'], 'not-collected');
    return;
  }

  to[looksFilled(content) ? 'review' : 'pass']('BF04-filled', {
    detail: `认出的${content.fields}个栏目中，${content.answered}个已有内容。`,
  });
  if (!content.title) {
    unobserved(to, ['BF05'], 'not-collected');
    return;
  }
  const same = sameForm(material.name, content.title);
  // A file that is named after the material may have another heading for a reason.
  const named = form.name !== undefined && sameForm(material.name, form.name) === 'same';
  const verdict = same === 'same' ? 'pass' : same === 'other' && !named ? 'fail' : 'review';
  to[verdict]('BF05', { detail: `材料是“${material.name}”，文件的标题是“${content.title}”。` });
}

function judgeSameFile({ material, to }: FormPlace, fact: FormFact): void {
  const { sampleForm } = material;
  if (!sampleForm) {
    to.inapplicable('BF09');
    return;
  }
  if (!sampleForm.fact) {
    unobserved(to, ['BF09'], 'not-collected');
    return;
  }
  if (!fact.sha256 || sampleForm.fact.sha256 !== fact.sha256) {
    to.pass('BF09');
    return;
  }
  const surelyBlank = fact.content !== null && fact.content.answered === 0 && fact.content.signs.length === 0;
  const both = FORM_WORDS.bothForms.some((p) =>
    [fact.fileName ?? '', fact.content?.title ?? ''].some((n) => p.test(n)),
  );
  to[surelyBlank && !both ? 'fail' : 'review']('BF09', {
    detail: '空表和样表两个链接下载到的是同一个文件。',
  });
}

function judgeForm(place: FormPlace, form: FormFile): void {
  const { material, to } = place;
  const state = formState(form);
  to.pass('BF01');
  judgeName(form, to);
  if (state.is === 'unknown') {
    for (const id of ['BF02', 'BF06', ...FILE]) to.unobserved(id, { reason: state.reason });
    return;
  }
  if (state.is === 'login') {
    to.review('BF06', { detail: '未登录时下载，转到了登录页面。' });
    for (const id of ['BF02', ...FILE]) to.unobserved(id, { reason: 'logged-out' });
    return;
  }
  if (state.is !== 'file') {
    to[state.is === 'dead' ? 'fail' : 'review']('BF02', { detail: state.detail });
    for (const id of ['BF06', ...FILE]) to.inapplicable(id);
    return;
  }
  const { fact } = state;
  to.pass('BF02');
  to.pass('BF06');
  const opened = opening(fact, form.name);
  to[opened.verdict]('BF03', { detail: opened.detail });
  const picture = fact.kind === 'image';
  to[picture ? 'fail' : fact.scanned ? 'review' : 'pass']('BF08', {
    detail: picture ? '文件是图片，不能在电脑上填写。' : 'PDF中只见图片，可能是扫描件，不能填写。',
  });
  judgeSameFile(place, fact);
  if (fact.opens === false) for (const id of CONTENT) to.inapplicable(id);
  else judgeContent(material, form, fact, to);
}

export const blankForm: GuideCheck = {
  meta: { id: 'blank-form', title: '空表下载', messages: blankFormMessages },
  options: z.object({}),
  applies: (guide) => guide.materials.length > 0,
  judge(guide, _options, report) {
    // What is applied for on line alone may be filled in there.
    const online = isFullyOnline(guide);
    const missing: Parameters<typeof judgeMissingForms>[2][number][] = [];
    for (const place of formPlaces(guide, 'blankForm', report)) {
      if (place.form) judgeForm(place, place.form);
      else if (place.cls === 'other') place.to.inapplicable('BF01');
      else missing.push({ place, message: 'BF01', sure: place.cls === 'application' && !online });
    }
    judgeMissingForms(guide, 'blankForm', missing, report);
  },
};
