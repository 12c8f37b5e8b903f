// Finds what a page asks for although the account knows it, or an earlier page has asked already.
import { REUSE } from './basis.ts';
import { isFilledIn, type Met, type ObstacleCheck, unlessGuarded } from './obstacle-check.ts';

export const askedAgain: ObstacleCheck = {
  meta: {
    id: 'asked-again',
    severity: 'major',
    text: '账号中已有的信息、前面步骤已填写的信息，应当自动带出，不再要求填写。',
    fix: '请从账号信息或前一步骤自动带出该栏目，允许申请人核对和修改。',
    why: '申请人要把系统已经知道的信息再抄一遍，还可能抄错',
    basis: REUSE,
    guard:
      '只判姓名、证件号码、电话、地址、单位名称、信用代码等明确指向申请人本人的栏目；经办人、联系人、经营场所等不判；此前有页面请求被程序拦下的，转人工复核。',
  },
  find({ steps, known }) {
    const at = steps.findIndex(({ kind }) => kind === 'login');
    return steps.flatMap((step, i): Met[] => {
      if (!isFilledIn(step)) return [];
      // What an earlier step could not save, this one cannot bring along.
      const guarded = steps.slice(0, i + 1).some((one) => one.guarded);
      return step.fields
        .filter(({ about, prefilled }) => about !== null && !prefilled)
        .flatMap(({ about, label, again, box }) => {
          const held = at >= 0 && i > at && known.includes(about!);
          if (!held && !again) return [];
          const why = held ? '账号中已有' : '前面的步骤已经填过';
          return [
            {
              ...{ step: step.name, spot: label, box },
              ...unlessGuarded(guarded, `“${label}”${why}，仍要求填写。`),
            },
          ];
        });
    });
  },
};
