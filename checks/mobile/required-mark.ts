// Judges whether a required field says so other than by colour (M08).
import type { VisitCheck } from '../frame/check.ts';
import { ELDER, indicatorOf } from './parts/basis.ts';
import { isSearch, nameOf } from './parts/field-name.ts';
import { tell } from './parts/tell.ts';

export const requiredMark: VisitCheck = {
  meta: {
    id: 'required-mark',
    title: '必填标记',
    messages: [
      {
        id: 'M08',
        title: '必填项没有文字或星号标明',
        severity: 'minor',
        text: '必填的栏目应当用“*”或“必填”标明，不能只用颜色区分。',
        fix: '请在栏目名称旁加上“*”或“（必填）”。',
        basis: ELDER,
        guard: '只判在网页中注明必填（required）的栏目；用样式写出的星号也算；搜索框不判。',
        limit: '由脚本判断必填、网页中没有注明的，看不到；出错提示是否只用颜色，须由人工查看。',
        ...indicatorOf('交互友好性'),
      },
    ],
  },
  judge(visit, report) {
    const required = visit.fields.filter((field) => field.required && !isSearch(field));
    tell(report, 'M08', 'fields', required, (field) =>
      field.requiredMark
        ? null
        : {
            verdict: 'fail',
            key: nameOf(field, visit),
            selector: field.selector,
            quote: nameOf(field, visit),
          },
    );
  },
};
