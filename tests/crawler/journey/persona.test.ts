// The made-up applicant and what is filled in: obviously fictitious, with right check characters, bent to a field's limits.
import { describe, expect, it } from 'vitest';
import { optionFor, textFor } from '../../../crawler/journey/fill-value.ts';
import type { ScanField } from '../../../crawler/journey/in-page/scan.ts';
import { sizeOfJpeg } from '../../../crawler/journey/jpeg-size.ts';
import { aboutOf, personaOf } from '../../../crawler/journey/persona.ts';
import { formatsOf, uploadFile } from '../../../crawler/journey/upload-file.ts';
import { rightCreditCode, rightIdNumber } from '../../../fixtures/apply/check-characters.ts';

const persona = personaOf();
const field = (own: Partial<ScanField>): ScanField => ({
  ...{ selector: '#a', type: 'text', label: '', around: '', value: '', required: false, marked: false },
  ...{ readOnly: false, pattern: '', minLength: 0, maxLength: 0, min: '', max: '', accept: '', options: [] },
  ...{ pictureBeside: false, complaint: '', box: { x: 0, y: 0, width: 0, height: 0 } },
  ...own,
});

it('has right check characters and an area that does not exist', () => {
  expect(rightIdNumber(persona.values.idNumber!)).toBe(true);
  expect(persona.values.idNumber).toMatch(/^319999/);
  expect(rightCreditCode(persona.values.creditCode!)).toBe(true);
});

it('answers as the holder of an account', () => {
  expect(textFor(field({ label: '联系电话' }), personaOf({ phone: '13000000000' }))).toBe('13000000000');
});

describe('what a label asks of the applicant', () => {
  it.each([
    ['申请人姓名', 'name'],
    ['身份证号码', 'idNumber'],
    ['联系人手机', 'phone'],
    ['住所', 'address'],
    ['统一社会信用代码', 'creditCode'],
    ['法定代表人', 'legalPerson'],
    ['经办人姓名', null],
    ['经办人身份证号码', null],
    ['紧急联系人', null],
    ['经营场所地址', null],
    ['居住地址', null],
    ['银行卡号', null],
    ['备注', null],
  ])('%s', (label, about) => {
    expect(aboutOf(label, persona)).toBe(about);
  });
});

describe('a value fits its field', () => {
  it.each<[string, Partial<ScanField>, string]>([
    ['a date not before its minimum', { type: 'date', label: '日期', min: '2027-01-01' }, '2027-01-01'],
    ['a number within its bounds', { type: 'number', label: '人数', min: '5', max: '9' }, '5'],
    ['a pattern', { label: '编号', pattern: '\\d{11}' }, '19900000000'],
    ['a length', { label: '内容', maxLength: 2 }, '男'],
  ])('%s', (_name, own, value) => {
    const text = textFor(field(own), persona);
    if (own.maxLength) expect(text.length).toBeLessThanOrEqual(own.maxLength);
    else expect(text).toBe(value);
  });
  it('an option that is a choice', () => {
    const option = (text: string, value = text, disabled = false) => ({
      ...{ text, value, disabled },
      chosen: false,
      selector: '#a',
    });
    const at = (label: string, ...options: ReturnType<typeof option>[]) =>
      optionFor(field({ label, options }), persona);
    expect(at('行业', option('请选择', ''), option('停用', 'x', true), option('零售'))).toBe(2);
    expect(at('性别', option('女'), option('男'))).toBe(1);
    expect(at('行业', option('请选择', ''))).toBe(-1);
  });
});

describe('a file to upload', () => {
  it.each([
    ['jpg', /^\xff\xd8\xff/],
    ['png', /^\x89PNG\r\n/],
    ['pdf', /^%PDF-1\.4/],
    ['bmp', /^BM/],
  ])('is a real %s', (format, magic) => {
    const { name, buffer } = uploadFile([format], true)!;
    expect(name.endsWith(`.${format}`)).toBe(true);
    expect(buffer.toString('latin1')).toMatch(magic);
  });
  it('is measured by its frame', () => {
    expect(sizeOfJpeg(uploadFile(['jpg'], true)!.buffer)).toEqual({ width: 1, height: 1 });
  });
  it('of a rare format is made for the sandbox only', () => {
    expect(uploadFile(['wps'], true)!.name).toBe('测试材料.wps');
    expect(uploadFile(['wps'], false)).toBeNull();
  });
  it.each([
    [{ accept: '.jpg,.PNG', around: '' }, ['jpg', 'png']],
    [{ accept: 'image/*', around: '' }, ['jpg', 'png']],
    [{ accept: '', around: '仅支持 wps 格式，不超过 10 MB' }, ['wps']],
    [{ accept: '', around: '请上传营业执照' }, []],
  ])('takes what the page says: %j', (given, formats) => {
    expect(formatsOf(given)).toEqual(formats);
  });
});
