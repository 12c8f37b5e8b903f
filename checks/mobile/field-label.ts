// Judges whether a field says what belongs into it (M22).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, wcag } from './parts/basis.ts';
import { isSearch, textBeside } from './parts/field-name.ts';
import { tell } from './parts/tell.ts';

export const fieldLabel: VisitCheck = {
  meta: {
    id: 'field-label',
    title: '栏目名称',
    messages: [
      {
        id: 'M22',
        title: '输入框没有名称',
        severity: 'major',
        text: '每个输入框的左侧或上方应当有名称，或以label、aria-label注明；只有提示文字（placeholder）的，一输入就看不到了。',
        fix: '请在输入框旁写明名称，如<label for="phone">手机号码</label>。',
        basis: wcag('1.3.1、4.1.2'),
        guard: '旁边有文字的即算有名称，不要求写成label；搜索框有提示文字的转人工复核。',
        limit: '旁边的文字是不是这个输入框的名称，只按位置判断。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge(visit, report) {
    tell(report, 'M22', 'fields', visit.fields, (field) =>
      field.name || textBeside(field, visit)
        ? null
        : {
            verdict: isSearch(field) ? 'review' : 'fail',
            key: field.placeholder || field.type,
            selector: field.selector,
            quote: field.placeholder,
            detail: field.placeholder ? '只有提示文字，没有名称。' : '输入框没有名称。',
          },
    );
  },
};
