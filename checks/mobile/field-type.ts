// Judges whether a field brings up the right keyboard, can be filled in by the phone and does not zoom (M23, M24, M25).
import type { Field } from '../../store/schemas/page-visit.ts';
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS, wcag } from './parts/basis.ts';
import { isWritten, nameOf } from './parts/field-name.ts';
import { tell, type Wrong } from './parts/tell.ts';

interface Kind {
  name: RegExp;
  right(field: Field): boolean;
  expected: string;
  /** Other means are usual (a picker drawn by scripts). */
  doubtful?: true;
}

const digits = ({ type, inputmode }: Field): boolean =>
  /^(?:tel|number)$/.test(type) || /^(?:tel|numeric|decimal)$/.test(inputmode);

const KINDS: readonly Kind[] = [
  { name: /(?:手机(?:号码|号)|联系电话|电话号码|移动电话)$/, right: digits, expected: 'type="tel"' },
  { name: /手机$/, right: digits, expected: 'type="tel"', doubtful: true },
  {
    name: /(?:身份证|居民身份证|证件)(?:号码|号)$/,
    right: (field) => !digits(field),
    expected: 'type="text"（号码末位可能是X）',
  },
  {
    name: /(?:邮箱|电子邮件|电子邮箱)(?:地址)?$/,
    right: ({ type, inputmode }) => type === 'email' || inputmode === 'email',
    expected: 'type="email"',
  },
  { name: /(?:金额|价格|费用)$/, right: digits, expected: 'inputmode="decimal"' },
  {
    name: /(?:日期|出生年月)$/,
    right: ({ type, readOnly }) => readOnly || /^(?:date|month|datetime-local)$/.test(type),
    expected: 'type="date"',
    doubtful: true,
  },
];

/** What the phone itself knows of the person. */
const TOKENS: readonly [name: RegExp, token: RegExp, expected: string][] = [
  [/^(?:本人)?姓名$/, /\bname\b/, 'name'],
  [/^(?:本人)?(?:手机|联系电话|手机号码|手机号|电话号码)$/, /\btel\b/, 'tel'],
  [/^(?:电子)?(?:邮箱|邮件|邮箱地址)$/, /\bemail\b/, 'email'],
  [/^(?:通讯|联系|居住|家庭)地址$/, /\bstreet-address\b|\baddress-line1\b/, 'street-address'],
];

const LEAST = 16;

export const fieldType: VisitCheck = {
  meta: {
    id: 'field-type',
    title: '输入框类型',
    messages: [
      {
        id: 'M23',
        title: '输入框弹出的键盘不合适',
        severity: 'minor',
        text: '手机号码、金额等栏目应当弹出数字键盘，邮箱弹出带“@”的键盘，身份证号码不能只有数字，日期用选择框。',
        fix: '请按栏目设置type或inputmode，如手机号码用type="tel"。',
        basis: OURS,
        guard: '按栏目名称的末尾判断；日期可能另有脚本弹出选择框，只写“手机”的可能是机型，转人工复核。',
        ...indicatorOf('操作易用性'),
      },
      {
        id: 'M24',
        title: '输入框禁止自动填写',
        severity: 'minor',
        text: '姓名、电话、邮箱、地址等栏目不应禁止手机自动填写，宜注明autocomplete。',
        fix: '请设置autocomplete，如姓名用autocomplete="name"。',
        basis: wcag('1.3.5'),
        guard: '写明off的才判；没有注明的可能不是填写人本人的信息，转人工复核。',
        limit: '登录后是否预填须由人工查看。',
        ...indicatorOf('操作易用性'),
      },
      {
        id: 'M25',
        title: '输入框文字小于16像素',
        severity: 'minor',
        text: '输入框的文字不应小于16像素，否则苹果手机点入时页面会自动放大。',
        fix: '请把输入框的字号设为16像素。',
        basis: OURS,
        guard: '勾选框、文件选择框和只读的不判。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge(visit, report) {
    const written = visit.fields.filter(isWritten);
    const said = (field: Field) => ({
      key: nameOf(field, visit) || field.selector,
      selector: field.selector,
      quote: nameOf(field, visit),
    });
    const kinds = written.flatMap((field) => {
      const kind = KINDS.find(({ name }) => name.test(nameOf(field, visit)));
      return kind && field.type !== 'textarea' ? [{ field, kind }] : [];
    });
    tell(report, 'M23', 'fields', kinds, ({ field, kind }) =>
      kind.right(field)
        ? null
        : { verdict: kind.doubtful ? 'review' : 'fail', ...said(field), expected: kind.expected },
    );
    const known = written.flatMap((field) => {
      const token = TOKENS.find(([name]) => name.test(nameOf(field, visit)));
      return token && !field.readOnly ? [{ field, token }] : [];
    });
    tell(report, 'M24', 'fields', known, ({ field, token: [, token, expected] }): Wrong | null => {
      if (token.test(field.autocomplete)) return null;
      const off = field.autocomplete === 'off';
      return {
        verdict: off ? 'fail' : 'review',
        ...said(field),
        detail: off ? '设置了autocomplete="off"。' : '没有注明autocomplete。',
        expected: `autocomplete="${expected}"`,
      };
    });
    const typed = visit.fields.filter(
      (field) => (isWritten(field) || field.type === 'select') && !field.readOnly,
    );
    tell(report, 'M25', 'fields', typed, (field) =>
      field.size >= LEAST
        ? null
        : {
            verdict: 'fail',
            ...said(field),
            detail: `输入框的文字只有${field.size}像素。`,
            expected: `不小于${LEAST}像素`,
          },
    );
  },
};
