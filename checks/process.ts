// Judges 流程内容详实性: is there a flow, which stages has it, and does it agree with the visits (F01, F02, F07, F10-F12).
// The columns of its steps are judged by process-steps.ts beside it.
import { z } from 'zod';
import type { ServiceGuide } from '../store/schemas/guide.ts';
import { stepKeys } from '../store/schemas/member-key.ts';
import type { GuideCheck, Report } from './frame/check.ts';
import { elementReport, judgeMissing } from './frame/element-report.ts';
import { processMessages } from './messages/process.ts';
import { judgeColumns, judgeSum } from './parts/process-steps.ts';
import { numberingFault } from './text/numbering.ts';
import { stagesOf } from './text/stage.ts';
import { readVisits } from './text/visits.ts';
import { isPlaceholder, presenceDemand } from './text/wording.ts';

const PICTURE_ONLY =
  /^(?:(?:请)?(?:详见|见|参见|查看|下载)?(?:附件|下方|下图|图片)?[^，,。；;]{0,12}流程图|(?:详见|见|参见)(?:附件|下图|图片|下方)[^，,。；;]{0,8})[。.]?$/u;
const ACTION =
  /申请|受理|收件|审|核|决定|办结|批准|发证|制证|送达|领取|提交|办理|登记|公示|评审|录入|预约|缴费|填|→|步骤|环节/u;
/** Nouns that hold an action's word without being one. */
const NOUNS = /申请(?:人|表|书|材料|条件|单位|者)|登记(?:表|证)|核准书|审批表|许可证|提交材料/gu;
const MATERIAL = /身份证|户口簿|申请表|申请书|营业执照|复印件|原件|证明|委托书|照片|合同|许可证|材料清单/u;
const CONDITION = /(?:年满|具有|具备|符合|取得|持有)[^，,。；;]{0,30}(?:条件|资格|能力|周岁|的$|户籍)/u;

/** What names the stages: the steps where there are any, else the text. */
const flowText = (guide: ServiceGuide) =>
  guide.steps.length > 0 ? guide.steps.map((s) => s.name).join('、') : (guide.process ?? '');

/** Does the text of the flow hold materials or conditions instead (错位)? */
function isMisplaced(text: string): boolean {
  const said = text.replace(NOUNS, '');
  return !ACTION.test(said) && (MATERIAL.test(text) || CONDITION.test(text));
}

/** A flow told in sentences names its stages in other words: a person decides. */
const isProse = (text: string) => text.length > 60 && !/→|->|—|＞|步骤/u.test(text);

function judgePresent(guide: ServiceGuide, report: Report): boolean {
  const to = elementReport(report, { field: 'process', quote: guide.process });
  const text = guide.process;
  if (guide.steps.length > 0) {
    to.pass('F01');
    if (text) to.judge('F11', isMisplaced(text));
    return true;
  }
  if (!text) {
    judgeMissing(guide, 'process', 'F01', to);
    return false;
  }
  if (PICTURE_ONLY.test(text.trim())) {
    to.review('F01', { detail: '流程只给出流程图，请人工核对图中内容。' });
    return false;
  }
  if (isPlaceholder(text)) {
    to.fail('F01', { detail: '填写的是占位词，没有流程内容。' });
    return false;
  }
  to.pass('F01');
  const misplaced = isMisplaced(text);
  to.judge('F11', misplaced);
  return !misplaced;
}

function judgeStages(guide: ServiceGuide, report: Report): void {
  const field = guide.steps.length > 0 ? 'steps' : 'process';
  const stages = stagesOf(flowText(guide));
  const absent = [
    stages.has('accept') ? '' : '受理',
    stages.has('review') || stages.has('decide') ? '' : '审查（决定）',
  ].filter(Boolean);
  const to = elementReport(report, { field, quote: flowText(guide).slice(0, 200) });
  if (absent.length === 0) to.pass('F02');
  else
    to[field === 'process' && isProse(guide.process!) ? 'review' : 'fail']('F02', {
      detail: `流程中没有${absent.join('、')}环节。`,
    });
}

function judgePresence(guide: ServiceGuide, keys: string[], report: Report): void {
  const zero = guide.visits !== undefined && readVisits(guide.visits).value === 0;
  const judge = (field: string, parts: (string | undefined)[], key?: string) => {
    const texts = parts.filter((text): text is string => Boolean(text));
    if (!zero) {
      elementReport(report, { field, key, quote: texts[0] }).inapplicable('F10');
      return;
    }
    const { demand, words } = presenceDemand(texts.join('。'));
    // Quoted is the part in which it stands, so that it can be found on the page word for word.
    const to = elementReport(report, { field, key, quote: texts.find((text) => text.includes(words)) });
    if (demand === 'none') to.pass('F10');
    else
      to[demand === 'demanded' ? 'fail' : 'review']('F10', {
        detail: `到现场次数为0，而流程写有“${words.slice(0, 60)}”。`,
      });
  };
  if (guide.process) judge('process', [guide.process]);
  for (const [i, s] of guide.steps.entries()) judge('steps', [s.name, s.standard, s.result], keys[i]);
}

export const process: GuideCheck = {
  meta: { id: 'process', title: '流程内容详实性', messages: processMessages },
  options: z.object({}),
  applies: () => true,
  judge(guide, _options, report) {
    if (!judgePresent(guide, report)) return;
    const keys = stepKeys(guide.steps);
    judgeStages(guide, report);
    judgePresence(guide, keys, report);
    guide.steps.forEach((step, i) => {
      const to = elementReport(report, { field: 'steps', key: keys[i], quote: step.name });
      to[stagesOf(step.name).size === 0 ? 'review' : 'pass']('F12');
    });
    const fault = numberingFault(guide.steps);
    const order = elementReport(report, {
      field: 'steps',
      quote:
        guide.steps
          .map((s) => s.order && `${s.order}${s.name}`)
          .filter(Boolean)
          .join('、') || undefined,
    });
    if (fault === undefined) order.inapplicable('F07');
    else order.judge('F07', fault !== null, { detail: fault ?? undefined });
    judgeColumns(guide, keys, report);
    judgeSum(guide, report);
  },
};
