// What can hinder a person who applies online (申报障碍): one name for the fixture's truth, the journey and its report.
import { z } from 'zod';

/** Name of each obstacle → what a person meets, in Chinese. The plan's 申报易用度 and 移动端运营情况 ask for these. */
export const OBSTACLES = {
  'asked-again': '要求重复填写账号中已有的信息',
  'lost-on-back': '返回上一步后，已填写的内容丢失',
  'mute-error': '出错提示没有说明原因',
  'odd-format': '只能上传一种不常用的文件格式',
  'no-way-back': '不能返回上一步',
  'dead-button': '按钮点击后没有反应',
  'ignores-width': '表单没有适应手机屏幕的宽度',
  captcha: '办理途中要求输入验证码',
  'second-login': '登录后又要求再次登录',
  'download-first': '须先下载文件或软件才能继续',
  'session-ends': '填写过程中登录失效',
  'unmarked-required': '必填项没有标明',
  'silent-wait': '长时间等待而没有提示',
} as const;

export type Obstacle = keyof typeof OBSTACLES;

export const obstacleSchema = z.enum(Object.keys(OBSTACLES) as [Obstacle, ...Obstacle[]]);
