// Lines of a chat: which are a reply, what they say of a person, and what of them is kept.
import { expect, it, test } from 'vitest';
import { isReply, personOf, told } from '../../../crawler/help/reply.ts';

test.each([
  ['今天 14:43'],
  ['14:43:05'],
  ['客服 2026-11-30 14:43'],
  ['11月30日 下午 2:43'],
  ['刚刚'],
  ['12/200'],
  ['已送达'],
  ['连接已断开，请稍后重试'],
  ['正在输入…'],
  ['请稍候'],
])('%s is no reply', (line) => {
  expect(isReply(line)).toBe(false);
});

test.each([
  ['您好，申请表可在办事指南下载。', 'none'],
  ['正在为您转接人工', 'none'],
  ['人工坐席全忙，您前面还有3位，请稍候', 'queue'],
  ['人工客服已接入，请稍等', 'reached'],
  ['现在是非服务时间，请拨打12345', 'closed'],
  ['如需人工请拨打12345', 'hotline'],
  ['没有人工客服，请致电021-62345678', 'hotline'],
  ['本系统暂不支持人工客服', 'absent'],
  ['暂未开通人工服务', 'absent'],
  ['没有人工客服在线', 'closed'],
])('%s is a reply that says %s', (line, outcome) => {
  expect(isReply(line)).toBe(true);
  expect(personOf([line])).toBe(outcome);
});

it('keeps no names or numbers of persons, and no tickets of addresses', () => {
  expect(told('客服王小明为您服务，回电13812345678，见https://a.example/x?ticket=abc123。')).toBe(
    '客服王**为您服务，回电13***8，见https://a.example/x?ticket=…。',
  );
  expect(told('客服人员为您服务，请拨打12345')).toBe('客服人员为您服务，请拨打12345');
});
