// Judges whether a page that says that something was submitted offers a way back (M46). The way may be elsewhere: never more than a question.
import type { PageVisit } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { isSearch, isWritten } from './parts/field-name.ts';
import { tell } from './parts/tell.ts';

/** A heading that says so; a sentence that speaks of it is longer. */
const DONE =
  /(?:提交|申报|申请|预约|登记|缴费|支付)(?:已)?成功|(?:申请|申报|材料|预约|办件)已(?:成功)?(?:提交|受理)|已(?:成功)?提交/;
const LONGEST = 20;
const NUMBER = /(?:办件|受理|申报|申请|业务|预约|流水|订单)(?:单)?(?:编号|号码?|码)/;
const UNDO = /撤回|撤销|撤消|取消|修改|更正|补正|重新(?:填写|提交|申请)|退款/;
/** Whether in words: how it is undone, or why it cannot be. */
const SAID = /撤回|撤销|撤消|取消|修改|更正|退款|(?:即时|当场|已经?)办结/;

/** The words that say that something was submitted; null on any other page. */
function doneWords({ texts, fields }: PageVisit): string | null {
  if (fields.some((field) => isWritten(field) && !field.readOnly && !isSearch(field))) return null;
  const done = texts.find(({ text, length }) => length <= LONGEST && DONE.test(text));
  return done && texts.some(({ text }) => NUMBER.test(text)) ? done.text : null;
}

export const undo: VisitCheck = {
  meta: {
    id: 'undo',
    title: '提交后的撤回和修改',
    messages: [
      {
        id: 'M46',
        title: '提交后没有撤回或修改的途径',
        severity: 'minor',
        text: '提交成功的页面应当有撤回、修改或取消的入口，或说明怎样撤回、为什么不能撤回。',
        fix: '请增加“撤回申请”或“修改”的入口；即时办结、不能撤回的，请写明原因。',
        basis: ELDER,
        guard:
          '只看写明提交成功并有编号、没有待填栏目的页面；入口可能在“我的办件”等处，一律转人工复核。页面上说到撤回、修改、取消或办结的，不判。',
        limit:
          '系统不提交，真实站点的结果页走查不到，须由主办单位保存测试环境的结果页后走查；能否真正撤回须由人工查看。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge(visit, report) {
    const done = doneWords(visit);
    const ways =
      visit.targets.some(({ name }) => UNDO.test(name)) || visit.texts.some(({ text }) => SAID.test(text));
    tell(report, 'M46', 'page', done === null ? [] : [done], (quote) =>
      ways
        ? null
        : { verdict: 'review', quote, detail: '页面写明已经提交，没有认出撤回、修改的入口或说明。' },
    );
  },
};
