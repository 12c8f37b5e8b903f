// Judges whether a picture to be read has another way (M33).
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { nameOf } from './parts/field-name.ts';
import { tell } from './parts/tell.ts';

const CODE = /验证码|校验码|captcha/i;
const OTHER_WAY = /语音|短信|收不到|换一种|其他方式|手机验证/;

export const captcha: VisitCheck = {
  meta: {
    id: 'captcha',
    title: '图形验证码',
    messages: [
      {
        id: 'M33',
        title: '图形验证码没有其他验证方式',
        severity: 'major',
        text: '使用图形验证码的，应当同时提供语音、短信等不靠看图的验证方式，图片可以放大2倍以上。',
        fix: '请增加短信或语音验证的入口。',
        basis: ELDER,
        guard: '其他方式可能在别处，一律转人工复核；短信验证码不判。',
        limit: '滑块、拼图验证和图片能否放大，须由人工查看。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge(visit, report) {
    const codes = visit.fields.filter(
      (field) =>
        field.pictureBeside && CODE.test(nameOf(field, visit)) && !OTHER_WAY.test(nameOf(field, visit)),
    );
    const ways = visit.targets.some(({ name }) => OTHER_WAY.test(name));
    tell(report, 'M33', 'fields', codes, (field) =>
      ways
        ? null
        : {
            verdict: 'review',
            key: nameOf(field, visit),
            selector: field.selector,
            quote: nameOf(field, visit),
          },
    );
  },
};
