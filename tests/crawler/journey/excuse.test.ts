// What the guard held back is not charged to the page: which steps it touches, and how a journey ends by it.
import { describe, expect, it } from 'vitest';
import { heldAt, isGuarded, lackExcused, pressExcused } from '../../../crawler/journey/excuse.ts';
import { closedLine } from '../../../crawler/journey/explore.ts';
import { requestLog } from '../../../crawler/journey/request-log.ts';
import type { Walk } from '../../../crawler/journey/walk.ts';

const URL = 'https://a.example/x';
const steps = ['guide', 'form-1', 'form-2', 'preview'].map((name) => ({ name }));

/** A walk in which one request of a kind was refused at a step. */
function walkWith(at: string, type: string, { spared = false, sandbox = false } = {}): Walk {
  const log = requestLog((text) => text);
  log.at = at;
  log.refused({ method: 'GET', url: URL, type }, '主机不允许。', spared);
  return { log, steps, sandbox } as unknown as Walk;
}
const guarded = ({ log }: Walk): string[] =>
  steps.map(({ name }) => name).filter((name) => isGuarded(log.held, steps, name));

describe('what was held back', () => {
  it('touches its own step and the one that follows', () => {
    const walk = walkWith('form-1', 'xhr');
    expect(guarded(walk)).toEqual(['form-1', 'form-2']);
    expect(steps.map(({ name }) => heldAt(walk, name))).toEqual([null, '主机不允许', '主机不允许', null]);
  });
  it.each(['document', 'fetch', 'other'])('counts: %s', (type) => {
    expect(guarded(walkWith('form-1', type))).toEqual(['form-1', 'form-2']);
  });
  it('a script may draw a button, and keeps nothing by itself', () => {
    const walk = walkWith('form-1', 'script');
    expect(guarded(walk)).toEqual([]);
    expect(heldAt(walk, 'form-1')).toBe('主机不允许');
  });
  it.each([
    ['image', false],
    ['ping', false],
    ['xhr', true],
  ])('does not count: %s, spared %s; it is in the log all the same', (type, spared) => {
    const walk = walkWith('form-1', type, { spared });
    expect(heldAt(walk, 'form-1')).toBeNull();
    expect(walk.log.entries).toHaveLength(1);
  });
  it('before any step there is the guide', () => {
    const { log } = walkWith('guide', 'document');
    expect(heldAt({ log, steps: [] }, 'guide')).toBe('主机不允许');
  });
});

describe('a press of which nothing came', () => {
  const none = { refused: null, unopened: null };
  it('is charged where nothing was held back', () => {
    expect(pressExcused(walkWith('preview', 'xhr'), 'form-1', '办理', none)).toBeNull();
  });
  it('is not charged where a script of its page was', () => {
    const end = pressExcused(walkWith('guide', 'script'), 'guide', '办理', none);
    expect(end).toMatchObject({ reached: 'stopped', step: 'guide', reason: 'blocked' });
    expect(end?.detail).toContain('主机不允许。');
  });
  it('is charged in the sandbox, which holds back nothing that it needs', () => {
    const walk = walkWith('guide', 'script', { sandbox: true });
    expect(pressExcused(walk, 'guide', '办理', none)).toBeNull();
    expect(lackExcused(walk, 'guide', '没有找到')).toBeNull();
  });
  it('a window that did not come is no dead button', () => {
    const walk = walkWith('preview', 'xhr');
    expect(pressExcused(walk, 'guide', '办理', { refused: null, unopened: '期限内没有回应' })).toMatchObject({
      reason: 'timeout',
      detail: '点按“办理”后，新窗口的页面没有打开（期限内没有回应）。',
    });
    expect(pressExcused(walk, 'guide', '办理', { refused: '主机不允许', unopened: 'x' })).toMatchObject({
      reason: 'blocked',
    });
  });
});

describe('a page that says it is closed', () => {
  const line = '手机端办理敬请期待';
  it('is one that says little else and leads nowhere', () => {
    expect(closedLine(['某事项', line], false)).toBe(line);
    expect(closedLine(['某事项', line], true)).toBeUndefined();
    expect(closedLine([line, '办理说明'.repeat(150)], false)).toBeUndefined();
    expect(closedLine(['某事项'], false)).toBeUndefined();
  });
});
