// docs/mobile-rules.md: every rule for phone pages with what is checked, or why it is not. Pure. Called by docs.ts and a test.
import { ASPECTS, type VisitCheck } from '../../checks/frame/check.ts';
import { messageSection } from './message-section.ts';
import type { Unjudged } from './rules-page.ts';

/** `checks` in the order in which they are shown within an aspect. */
export function mobileRulesPage(checks: readonly VisitCheck[], unjudged: readonly Unjudged[]): string {
  const messages = checks.flatMap(({ meta }) => meta.messages);
  const rules = new Set(messages.map(({ id }) => id.split('-')[0]));
  return [
    '# 手机页面走查的规则',
    '',
    '本页由 `npm run docs` 生成。每一条规则的合格和不合格示例是 `tests/checks/mobile/pages` 中的网页，由测试在浏览器中逐页核对：列出的必须全部查出，没有列出的一条也不能多。',
    '',
    `共48条规则：${rules.size}条由程序检查（${messages.length}个检查项），${unjudged.length}条不由走查判断，见页末。走查默认只打开页面并测量，不点击；试用（命令 visit 加 --try；每晚检查中按站点档案的 visits.taps）时点按少量控件、按返回键、关闭弹窗、移动焦点、放大字号，并按微信的标识请求少量文件，但不填写、不提交，不点按与提交、登录、支付、申请有关的控件，只放行读取类请求。尚无有人工标注的真实页面，各项的精确率未经实证。`,
    '',
    ...ASPECTS.flatMap((aspect) => [
      `## ${aspect}`,
      '',
      ...messages.filter((message) => message.aspect === aspect).flatMap(messageSection),
    ]),
    '## 不由走查判断的规则',
    '',
    '| 编号 | 原因 | 由谁判断 |',
    '| --- | --- | --- |',
    ...unjudged.map(({ rule, why, who }) => `| ${rule} | ${why} | ${who} |`),
    '',
  ].join('\n');
}
