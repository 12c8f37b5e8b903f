// Finds a refusal that says neither which field is wrong nor what to do.
import { saysRemedy } from '../lexicon/journey.ts';
import { ACCESS } from './basis.ts';
import { eachStep, type ObstacleCheck, unlessGuarded } from './obstacle-check.ts';

const WHEN = { empty: '未填写即', filled: '填写后' } as const;

export const muteError: ObstacleCheck = {
  meta: {
    id: 'mute-error',
    severity: 'critical',
    text: '不能继续时，应当说明哪一栏有误、应当怎样改。',
    fix: '请在出错的栏目旁写明原因和改法，如“身份证号码应为18位，请核对最后一位”。',
    why: '申请人不知道错在哪里，只能反复试或者放弃',
    basis: ACCESS,
    guard:
      '同一次点按后的几条提示合在一起看，只要有一条指明栏目或改法就不判；浏览器自带的提示不判；此前有页面请求被程序拦下的，转人工复核。',
  },
  find: (journey) =>
    eachStep(journey, ({ messages, guarded }) =>
      (['empty', 'filled'] as const).flatMap((when) => {
        const said = messages.filter(({ after }) => after === when);
        const helps = said.some(({ names, text, native }) => native || names.length > 0 || saysRemedy(text));
        const [first] = said;
        if (!first || helps) return [];
        return [
          {
            spot: first.text,
            ...unlessGuarded(
              guarded,
              `${WHEN[when]}点按“下一步”时，只提示“${first.text}”，没有说明哪一栏有误、怎样改。`,
            ),
          },
        ];
      }),
    ),
};
