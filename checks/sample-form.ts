// Judges 样表下载: whether forms have a filled-in sample that can be fetched, fits the form and shows nobody's data (SF01-SF06).
import { z } from 'zod';
import type { FormFact } from '../store/schemas/form-fact.ts';
import type { FormFile, Material, ServiceGuide } from '../store/schemas/guide.ts';
import type { GuideCheck } from './frame/check.ts';
import type { ElementReport } from './frame/element-report.ts';
import { FORM_WORDS } from './lexicon/forms.ts';
import { sampleFormMessages } from './messages/sample-form.ts';
import { isPledge } from './parts/form-material.ts';
import { type FormPlace, formPlaces, judgeMissingForms } from './parts/form-report.ts';
import { formState, opening } from './parts/form-state.ts';
import { sameForm, versionsApart } from './parts/form-title.ts';
import { isFullyOnline } from './parts/online.ts';

const options = z.object({
  /** Samples whose latest date of signing is before this year are shown to a person. */
  oldestYear: z.number().int().default(2015),
});
type Options = z.infer<typeof options>;

const CONTENT = ['SF03', 'SF04', 'SF04-mobile', 'SF05', 'SF06'] as const;
/** Fields that must be known before a document may be called empty. */
const FIELDS = 2;

/** The message of a missing sample: law for licences, a small matter for pledges and public services. */
function missingMessage(guide: ServiceGuide, { material, cls }: FormPlace): string {
  const type = guide.itemType ?? '';
  if (isPledge(material) || type.includes('公共服务')) return 'SF01-minor';
  return type.includes('行政许可') && cls === 'application' ? 'SF01-licence' : 'SF01';
}

function judgeFilled({ material, cls }: FormPlace, fact: FormFact, to: ElementReport): void {
  const { content } = fact;
  const sameFile = fact.sha256 !== null && material.blankForm?.fact?.sha256 === fact.sha256;
  if (sameFile || cls === 'other') {
    to.inapplicable('SF03');
    return;
  }
  if (!content || content.pictures) {
    to.unobserved('SF03', { reason: 'not-collected' });
    return;
  }
  if (content.answered > 0 || content.signs.length > 0) {
    to.pass('SF03');
    return;
  }
  const known = content.fields >= FIELDS;
  to[known ? 'fail' : 'review']('SF03', {
    detail: known
      ? `认出的${content.fields}个栏目都是空的，未见姓名、日期等示例内容。`
      : '未见姓名、日期等示例内容，请核对是否已填写。',
  });
}

function judgePersonalData(fact: FormFact, to: ElementReport): void {
  const valid = fact.identityNumbers.filter((one) => one.valid);
  const [worst] = [...valid].sort((a, b) => Number(a.made) - Number(b.made));
  if (worst)
    to[worst.made ? 'review' : 'fail']('SF04', {
      detail: `文件中有校验位正确的身份证号码${worst.masked}${valid.length > 1 ? `等${valid.length}个` : ''}。`,
    });
  else if (fact.content || fact.kind === 'doc') to.pass('SF04');
  else to.unobserved('SF04', { reason: 'not-collected' });
  if (!fact.content) {
    to.unobserved('SF04-mobile', { reason: 'not-collected' });
    return;
  }
  to[fact.mobiles > 0 ? 'review' : 'pass']('SF04-mobile', {
    detail: `文件中有${fact.mobiles}个不像示例的手机号码。`,
  });
}

function judgeSameForm({ blankForm }: Material, fact: FormFact, to: ElementReport): void {
  const title = fact.content?.title;
  if (!blankForm) {
    to.inapplicable('SF05');
    return;
  }
  const blank = blankForm.fact?.content?.title;
  if (!title || !blank) {
    to.unobserved('SF05', { reason: 'not-collected' });
    return;
  }
  const versions = versionsApart(blank, title);
  const same = sameForm(blank, title);
  const verdict = versions || same === 'other' ? 'fail' : same === 'unclear' ? 'review' : 'pass';
  to[verdict]('SF05', { detail: `空表的标题是“${blank}”，样表的标题是“${title}”。` });
}

/** Former names of authorities, but not those called so (原工商行政管理局). */
function judgeAge(fact: FormFact, { oldestYear }: Options, to: ElementReport): void {
  const { content } = fact;
  if (!content) {
    to.unobserved('SF06', { reason: 'not-collected' });
    return;
  }
  const former = content.organs.find((organ) =>
    FORM_WORDS.formerAuthorities.some((p) => p.test(organ) && !organ.includes('原')),
  );
  if (former) {
    to.fail('SF06', { detail: `样表中写有“${former}”，该机关名称已不再使用。` });
    return;
  }
  const old = content.year !== null && content.year < oldestYear;
  to[old ? 'review' : 'pass']('SF06', { detail: `样表中最近的日期是${content.year}年。` });
}

function judgeForm(place: FormPlace, form: FormFile, options: Options): void {
  const { material, to } = place;
  const state = formState(form);
  if (state.is === 'unknown' || state.is === 'login') {
    const reason = state.is === 'login' ? 'logged-out' : state.reason;
    for (const id of ['SF02', 'SF02-open', ...CONTENT]) to.unobserved(id, { reason });
    return;
  }
  if (state.is !== 'file') {
    to[state.is === 'dead' ? 'fail' : 'review']('SF02', { detail: state.detail });
    for (const id of ['SF02-open', ...CONTENT]) to.inapplicable(id);
    return;
  }
  const { fact } = state;
  to.pass('SF02');
  const opened = opening(fact, form.name);
  to[opened.verdict]('SF02-open', { detail: opened.detail });
  if (fact.opens === false) {
    for (const id of CONTENT) to.inapplicable(id);
    return;
  }
  judgeFilled(place, fact, to);
  judgePersonalData(fact, to);
  judgeSameForm(material, fact, to);
  judgeAge(fact, options, to);
}

export const sampleForm: GuideCheck<Options> = {
  meta: { id: 'sample-form', title: '样表下载', messages: sampleFormMessages },
  options,
  applies: (guide) => guide.materials.length > 0,
  judge(guide, options, report) {
    const online = isFullyOnline(guide);
    const missing: Parameters<typeof judgeMissingForms>[2][number][] = [];
    for (const place of formPlaces(guide, 'sampleForm', report)) {
      const { form, cls, material } = place;
      const message = missingMessage(guide, place);
      for (const id of ['SF01', 'SF01-licence', 'SF01-minor'])
        if (id !== message || (!form && cls === 'other')) place.to.inapplicable(id);
      if (form) {
        place.to.pass(message);
        judgeForm(place, form, options);
      } else if (cls === 'application')
        missing.push({ place, message, sure: !online || material.blankForm !== undefined });
      else if (cls === 'fillable')
        if (material.blankForm)
          // With a blank form of the office's own there is something to show an example of.
          missing.push({ place, message, sure: true });
        else place.to.inapplicable(message);
    }
    judgeMissingForms(guide, 'sampleForm', missing, report);
  },
};
