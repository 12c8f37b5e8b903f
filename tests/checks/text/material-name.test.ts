import { describe, expect, test } from 'vitest';
import { copiesInName, formInName, readCount } from '../../../checks/text/copies.ts';
import { bareName, isLicence, isNoMaterial, reportOf } from '../../../checks/text/material-name.ts';
import { misspelt } from '../../../checks/text/misspelt.ts';

describe('the bare paper of a name', () => {
  test.each([
    ['居民身份证（正反面）复印件', '居民身份证'],
    ['《排污许可证》正、副本', '排污许可证'],
    ['营业执照（副本）复印件（加盖公章）', '营业执照'],
    ['申请表（一式三份）', '申请表'],
    ['复印件', '复印件'],
  ])('%s → %s', (name, bare) => expect(bareName(name)).toBe(bare));
});

describe('kinds of papers', () => {
  test.each(['居民身份证', '法定代表人身份证', '食品经营许可证'])('%s is a licence', (bare) =>
    expect(isLicence(bare)).toBe(true),
  );
  test.each(['食品经营许可证申请表', '身份证明', '身份证或护照', '许可证变更登记表'])('%s is none', (bare) =>
    expect(isLicence(bare)).toBe(false),
  );
  test.each(['无需材料', '本事项无需提交任何材料', '免提交材料。'])('%s is no material', (name) =>
    expect(isNoMaterial(name)).toBe(true),
  );
  test.each(['无犯罪记录证明', '无房证明材料'])('%s is one', (name) =>
    expect(isNoMaterial(name)).toBe(false),
  );
  test.each([
    ['验资报告', 'sure'],
    ['会计师事务所出具的财务报告', null],
    ['具备资质的检测机构出具的水质检测报告', 'sure'],
    ['水质检测报告', 'likely'],
    ['资金证明（验资报告）', null],
    ['企业自查报告', null],
    ['环境影响报告表批复', null],
    ['门诊检查报告', null],
  ] as const)('%s as a report: %s', (name, kind) => expect(reportOf({ name })).toBe(kind));
});

describe('numbers of copies', () => {
  test.each([
    ['1', 1],
    ['2份', 2],
    ['一份', 1],
    ['无', 0],
    ['--', 0],
    ['若干', 'vague'],
    ['1-2份', 'vague'],
    ['半份', 'vague'],
    ['按窗口告知', 'unclear'],
  ] as const)('%s → %s', (text, count) => expect(readCount(text)).toBe(count));
  test.each([
    ['申请表（一式三份）', 3],
    ['名册2份', 2],
    ['原件1份，复印件2份', null],
    ['近期照片2张', null],
  ] as const)('in %s: %s', (name, n) => expect(copiesInName(name)).toBe(n));
  test.each([
    ['公司章程复印件', '复印件'],
    ['公司章程（原件）', '原件'],
    ['公司章程复印件（加盖公章）', null],
    ['身份证原件及复印件', null],
    ['接收申请的原件证明', null],
  ] as const)('form in %s: %s', (name, form) => expect(formInName(name)).toBe(form));
});

describe('slips of the pen', () => {
  test.each([
    ['营业执照复映件', '复印件'],
    ['居民户口薄', '户口簿'],
    ['统一杜会信用代码证书', '统一社会信用代码'],
    ['法定代理人身份证明', undefined],
    ['安全评估报告', undefined],
    ['建设工程施工许可证', undefined],
    ['机动车行驶证', undefined],
  ])('%s → %s', (name, right) => expect(misspelt(name)?.right).toBe(right));
});
