// Records of journeys for tests: a smooth one, of which each test changes what it is about.
import type { AskedField, Journey, JourneyStep } from '../../../store/schemas/journey.ts';

const box = { x: 10, y: 20, width: 100, height: 30 };

export const field = (own: Partial<AskedField>): AskedField => ({
  ...{ label: '姓名', type: 'text', about: null, prefilled: false, required: true, marked: true },
  ...{ again: false, lost: false, box },
  ...own,
});

export const step = (own: Partial<JourneyStep> & Pick<JourneyStep, 'name' | 'kind'>): JourneyStep => ({
  ...{
    address: `http://portal.fixture.example/${own.name}`,
    title: own.name,
    heading: own.name,
    screenshot: null,
  },
  touched: { name: '下一步', selector: '#next', box },
  ...{ done: [], fields: [], uploads: [], exempt: [], messages: [], downloads: [], pressed: [], help: [] },
  ...{ downloadFirst: null, captcha: null, guarded: false, back: null, sign: null, signAfter: null },
  width: { window: 390, content: 390, widest: '' },
  ...{ presses: 1, typed: 0, work: 2.7, waited: 0.2 },
  ...own,
});

export const claims: NonNullable<Journey['claims']> = {
  ...{
    depth: 'Ⅳ级（全程网办）',
    visits: '0次',
    handleForms: ['网上办理'],
    fee: '不收费',
    onlinePayment: null,
  },
  materials: [{ name: '证明', form: '电子', required: true }],
  ...{ express: '是', results: '执照', resultDelivery: '快递送达、网上下载电子证照' },
  texts: [{ name: '送达方式', text: '快递送达、网上下载电子证照' }],
  ...{ apply: true, consult: true, complaint: true },
};

export const journey = (own: Partial<Journey> = {}): Journey => ({
  item: { id: 'reg-shop', name: '设立登记', unit: '示例局', kind: '登记' },
  ...{ channel: 'h5', source: 'sandbox', way: 'explored', time: '2026-11-30T10:00:00+08:00' },
  device: { width: 390, height: 844, phone: true },
  persona: '测试申请人（虚构）',
  known: ['name', 'phone'],
  claims,
  steps: [
    step({ name: 'guide', kind: 'guide' }),
    step({ name: 'login', kind: 'login' }),
    step({ name: 'form-1', kind: 'form', fields: [field({ about: 'name', prefilled: true })] }),
    step({ name: 'preview', kind: 'preview', back: { there: true, works: null } }),
  ],
  logins: [{ step: 'login', ended: null, from: 'guide' }],
  requests: [],
  drafts: false,
  feedback: { number: true, when: true, query: true, contact: true, rating: true },
  end: { reached: 'preview', step: 'preview', reason: null, detail: '已到提交前的最后一页。' },
  ...own,
});

/** The smooth journey with another step in the place of its form. */
export const withForm = (own: Partial<JourneyStep>, more: Partial<Journey> = {}): Journey => {
  const base = journey(more);
  return {
    ...base,
    steps: base.steps.map((one) => (one.name === 'form-1' ? { ...one, ...own } : one)),
  };
};
