// Judges whether phone numbers can be dialled by a tap, and dial what they show (M41).
import type { VisitCheck } from '../frame/check.ts';
import { readPhone } from '../text/phone.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { tell } from './parts/tell.ts';

const digits = (text: string): string => text.replace(/\D/g, '');
/** Without the country's code, the trunk zero and an extension. */
const core = (text: string): string =>
  digits(text.replace(/^tel:/i, '').replace(/[,;].*$/, '')).replace(/^(?:0086|86(?=\d{9,}))?0?/, '');

export const phoneLink: VisitCheck = {
  meta: {
    id: 'phone-link',
    title: '电话链接',
    messages: [
      {
        id: 'M41',
        content: true,
        title: '电话链接拨打的号码与显示的不同',
        severity: 'info',
        text: '点按电话号码拨打的，应当就是页面上显示的号码。',
        fix: '请更正链接（tel:）中的号码。',
        basis: OURS,
        guard: '区号、国家代码和分机的写法不同不判；链接文字没有号码的不判。',
        ...indicatorOf('操作易用性'),
      },
      {
        id: 'M41-plain',
        title: '电话号码不能点按拨打',
        severity: 'info',
        text: '手机页面上的电话号码宜做成可以点按拨打的链接。',
        fix: '请写成<a href="tel:02112345678">021-12345678</a>。',
        basis: OURS,
        guard: '只判能确认是电话号码的文字；同一号码在本页已有电话链接的不判。',
        limit: '地址能否打开地图不检查。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge({ targets, texts }, report) {
    const calls = targets.filter(({ href }) => /^tel:/i.test(href ?? ''));
    const shown = calls.filter(({ name }) => digits(name).length >= 5);
    tell(report, 'M41', 'targets', shown, ({ href, name, selector }) => {
      const to = core(href!);
      const same = to !== '' && (digits(name).includes(to) || to.endsWith(core(name)));
      return same
        ? null
        : {
            verdict: 'fail',
            key: name,
            selector,
            quote: name,
            detail: `显示“${name}”，拨打的是“${href!.slice(4)}”。`,
          };
    });
    const linked = new Set(calls.map(({ href }) => core(href!)));
    const plain = texts
      .filter(({ exempt, linked: within }) => !exempt && !within)
      .flatMap(({ text, selector }) =>
        /\d{5}/.test(digits(text))
          ? readPhone(text, { region: '021' }).numbers.map((number) => ({ number, selector }))
          : [],
      )
      .filter(({ number }) => number.valid && number.kind !== 'short');
    tell(report, 'M41-plain', 'texts', plain, ({ number: { written }, selector }) =>
      [...linked].some((one) => one !== '' && (one.endsWith(core(written)) || core(written).endsWith(one)))
        ? null
        : { verdict: 'fail', key: written, selector, quote: written },
    );
  },
};
