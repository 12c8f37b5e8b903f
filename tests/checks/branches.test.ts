// Branches of the checks that a page of examples would only lengthen: column missing, panel not read, what is not to be judged.
// Each line says everything that the check says by one message: verdict and field. Written after mutation testing (docs/mutation.md).
import { expect, test } from 'vitest';
import { judgeGuide, resolveOptions } from '../../checks/frame/judge.ts';
import { guideChecks } from '../../checks/index.ts';
import type { ServiceGuide } from '../../store/schemas/guide.ts';
import { guideOf } from './page-examples.ts';

const options = resolveOptions(guideChecks, { phone: { region: '021' } });

function said(id: string, message: string, text: string, change = (_: ServiceGuide) => {}): string {
  const guide = guideOf(text);
  change(guide);
  const check = guideChecks.filter(({ meta }) => meta.id === id);
  const { outcomes, errors } = judgeGuide(guide, check, options);
  expect(errors).toEqual([]);
  return outcomes
    .filter((one) => one.message === message)
    .map(({ verdict, field }) => `${verdict} ${field}`)
    .join('，');
}

test.each([
  ['visits', 'V02', '到现场次数：0', 'inapplicable visitReason'],
  ['visits', 'V02', '到现场次数：1次<br>现场原因：无需到现场', 'fail visitReason'],
  ['visits', 'V03', '到现场次数：1次<br>现场原因：核验原件', 'inapplicable visitReason'],
  ['visits', 'V04', '到现场次数：1次', 'inapplicable visits'],
  ['visits', 'V05', '到现场次数：1次', 'inapplicable visits'],
  ['visits', 'V09', '到现场次数：1次', 'inapplicable visits'],
  ['visits', 'V04', '到现场次数：0<br>办理形式：窗口办理、网上办理', 'pass visits'],
  ['fee', 'FEE01', '是否收费：收费<br>缺栏：中介服务', 'review fee'],
  ['fee', 'FEE01', '是否收费：收费<br>收费标准：<br>收费依据：', 'fail feeStandard，fail feeBasis'],
  [
    'fee',
    'FEE01',
    '是否收费：收费<br>收费标准：每证10元<br>收费依据：《示例办法》第三条',
    'pass feeStandard，pass feeBasis',
  ],
  ['fee', 'FEE02', '是否收费：不收费<br>收费标准：无', 'pass feeStandard，pass feeBasis，pass onlinePayment'],
  ['phone', 'P01', '咨询方式：1234567890123456789', 'review consult'],
  ['phone', 'P01', '咨询方式：见 http://example.com/123456', 'fail consult'],
  ['phone', 'P09', '监督投诉：无', 'fail complaint'],
  ['phone', 'P02', '咨询方式：详询工作人员', 'pass complaint'],
  ['hours', 'H03', '办理时间：工作日9:00-25:00', 'fail places.hours'],
  ['hours', 'H03', '办理时间：工作日9:00起', 'review places.hours'],
  ['hours', 'H04', '办理时间：工作日9:00-12:00', 'pass places.hours'],
  ['hours', 'H04', '办理时间：工作日9:00-13:00', 'pass places.hours'],
  ['hours', 'H04', '办理时间：工作日12:00-17:00', 'pass places.hours'],
  ['hours', 'H04', '办理时间：工作日11:59-13:01', 'fail places.hours'],
  ['hours', 'H06', '办理时间：工作日上午9:00-12:30，下午13:00-17:00', 'pass places.hours'],
  ['hours', 'H06', '办理时间：工作日上午9:00-12:31，下午13:00-17:00', 'review places.hours'],
  ['hours', 'H06', '办理时间：工作日上午9:00-11:30，下午12:00-17:00', 'pass places.hours'],
  [
    'code',
    'C01',
    '基本编码：无<br>实施编码：无',
    'inapplicable basicCode，inapplicable implementationCode，inapplicable handlingItemCode',
  ],
  [
    'code',
    'C01',
    '基本编码：请到窗口咨询',
    'review basicCode，inapplicable implementationCode，inapplicable handlingItemCode',
  ],
  ['code', 'C02', '基本编码：无', 'inapplicable handlingItemCode'],
  ['code', 'C04', '基本编码：无', 'inapplicable basicCode'],
  ['code', 'C10', '基本编码：无', 'inapplicable implementationCode'],
])('%s %s: %s → %s', (id, message, text, expected) => expect(said(id, message, text)).toBe(expected));

test('a panel that was not read is nobody’s defect', () => {
  const unread = (guide: ServiceGuide) => {
    for (const path of ['visitReason', 'feeStandard', 'feeBasis']) delete guide.observed[path];
  };
  expect(said('visits', 'V02', '到现场次数：1次<br>现场原因：', unread)).toBe('unobserved visitReason');
  expect(said('fee', 'FEE01', '是否收费：收费', unread)).toBe('unobserved feeStandard，unobserved feeBasis');
});

test('a row that the page does not have is one question about its template', () => {
  const lacking = (guide: ServiceGuide) => {
    guide.shown = guide.shown.filter((path) => path !== 'visitReason');
  };
  expect(said('visits', 'V02', '到现场次数：1次<br>现场原因：', lacking)).toBe('review visitReason');
});

test('what the guide does not say is not judged', () => {
  const silent = (guide: ServiceGuide) => {
    delete guide.results;
    guide.handleForms = [];
  };
  expect(said('visits', 'V09', '到现场次数：0', silent)).toBe('inapplicable visits');
  expect(said('visits', 'V04', '到现场次数：0', silent)).toBe('unobserved visits');
});

test('a number at a place is a way to ask, and is judged there', () => {
  const atPlace = (phone: string) => (guide: ServiceGuide) => {
    delete guide.consult;
    guide.places = guide.places.map((place) => ({ ...place, phone }));
  };
  const text = '监督投诉：12345';
  expect(said('phone', 'P01', text, atPlace('021-63212398'))).toBe('pass consult');
  expect(said('phone', 'P01', text, atPlace('详询工作人员'))).toBe('fail consult');
  expect(said('phone', 'P02', text, atPlace('021-6321239'))).toBe('fail places.phone，pass complaint');
});

test.each<[string, string, Partial<ServiceGuide['places'][number]>, string]>([
  ['a window in a column of its own', 'A05', { address: '汉口路695号1楼', window: '12' }, 'pass'],
  ['a window with a letter', 'A05', { address: '汉口路695号1楼', window: 'A12' }, 'pass'],
  ['a window that has only a name', 'A05-named', { address: '汉口路695号1楼', window: '综合窗口' }, 'fail'],
  ['a floor that only the hall has', 'A04', { address: '汉口路695号01号窗口', hall: '大厅2楼' }, 'pass'],
  ['a hall without a floor', 'A04-window', { address: '汉口路695号01号窗口', hall: '大厅' }, 'review'],
  ['an address that is empty', 'A01', { address: '', hall: '政务大厅' }, 'fail'],
])('%s (%s)', (_, message, place, verdict) => {
  const change = (guide: ServiceGuide) => {
    guide.places = [{ ...guide.places[0]!, ...place }];
  };
  expect(said('address', message, '办理地点：汉口路695号', change)).toBe(`${verdict} places.address`);
});

test('a district body may well work in its own district only', () => {
  const inDistrict = (authority: string) =>
    said('address', 'A07', `实施主体：${authority}<br>办理地点：徐汇区示例路10号1楼2号窗口`);
  expect(inDistrict('上海市徐汇区民政局')).toBe('pass places.address');
  expect(inDistrict('上海市静安区民政局')).toBe('review places.address');
  expect(inDistrict('上海市民政局')).toBe('pass places.address');
});
