// Where the requirements on applying online come from, in the words that the reports show. Used by the checks beside this file.
import { ours } from '../messages/basis.ts';

export const EASE =
  '《2021年上海市“一网通办”第三方调查评估工作方案》“申报易用度”（模拟在线申报：办事指南、用户登录、材料提交、结果反馈）；具体要求由本系统归纳，供核对参考';
export const REUSE = ours('参照《网页内容无障碍指南》（WCAG 2.2）成功标准3.3.7（不要求重复填写）');
export const MOBILE =
  '《2021年上海市“一网通办”第三方调查评估工作方案》区级指标第25项“移动端运营情况”；具体要求由本系统归纳，供核对参考';
export const ACCESS = ours('参照《网页内容无障碍指南》（WCAG 2.2）成功标准3.3.1、3.3.2、3.3.3');
