// Which lane would do (采集方式), in lines. Pure; called by lines.ts.
import type { Diagnosis } from '../../crawler/doctor/diagnosis.ts';
import { elementName } from '../../reports/field-names.ts';

const ADVICE = {
  http: '建议：普通 HTTP 即可，与浏览器读到的相同。',
  api: '建议：这类页面由浏览器绘制，采集时先用浏览器，学会接口后改按接口读取（接口中的值须在页面上显示过）。',
  browser: '建议：用浏览器采集。',
} as const;

const names = (fields: readonly string[]): string =>
  fields.map((field) => elementName(field, null)).join('、');

export function laneLines({ lanes }: Diagnosis): string[] {
  if (!lanes) return [];
  const { httpProblem, comparison, documents, data, apis } = lanes;
  const plain = httpProblem ? `普通 HTTP：没有读到指南（${httpProblem}）。` : '普通 HTTP：读到了指南。';
  const requests = `浏览器：打开这个页面用了 ${documents} 次文档请求、${data} 次数据请求。`;
  if (!comparison) return [plain, requests];
  const { same, onlyBrowser, onlyHttp, different, advice } = comparison;
  return [
    plain,
    requests,
    ...(httpProblem ? [] : [`两者相同的要素 ${same.length} 个。`]),
    ...(onlyBrowser.length > 0 && !httpProblem ? [`只有浏览器读到：${names(onlyBrowser)}`] : []),
    ...(onlyHttp.length > 0 ? [`只有普通 HTTP 读到：${names(onlyHttp)}（页面可能不显示）`] : []),
    ...(different.length > 0 && !httpProblem ? [`两者不同：${names(different)}`] : []),
    ...(apis.length === 0 ? ['没有发现含有页面内容的 JSON 接口（GET）。'] : []),
    ...apis.map(
      ({ pattern, held, shown, signed }) =>
        `接口 ${pattern}：含有页面显示的 ${shown} 个值中的 ${held} 个${signed ? '；带有签名参数，不能由程序请求' : ''}`,
    ),
    ADVICE[advice],
  ];
}
