// How many pages each lane read (采集方式), in one line. Pure; called by collect-channels.ts.
import { Lane } from '../../store/index.ts';

const NAMES: Record<Lane, string> = {
  browser: '浏览器',
  http: '普通 HTTP',
  api: '接口',
  unchanged: '确认未变',
};

/** `采集方式：浏览器 120 页，普通 HTTP 40 页。` */
export function laneLine(lanes: Partial<Record<Lane, number>>): string {
  const read = Lane.options
    .filter((lane) => lane !== 'unchanged' && lanes[lane])
    .map((lane) => `${NAMES[lane]} ${lanes[lane]} 页`);
  return `采集方式：${read.length > 0 ? read.reverse().join('，') : lanes.unchanged ? '没有页面需要重新读取' : '没有读到页面'}。`;
}
