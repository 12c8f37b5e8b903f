// Why a plain request did not come back, in Chinese. Pure; called by examine-url.ts.
import { PageProblem } from '../capture-url.ts';
import { ConfigError } from '../config-error.ts';
import { AddressRefused } from '../connect.ts';
import { RequestRefused } from '../http.ts';

const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: '找不到这个主机',
  EAI_AGAIN: '找不到这个主机（域名解析没有回应）',
  ECONNREFUSED: '主机拒绝连接',
  ECONNRESET: '连接被对方中断',
  UND_ERR_SOCKET: '连接被对方中断',
  ETIMEDOUT: '连接超时',
  UND_ERR_CONNECT_TIMEOUT: '连接超时',
  EHOSTUNREACH: '到不了这个主机',
  ENETUNREACH: '没有网络',
};
const UNREAD = 3;

/** What became of the request: the error that the command ends with. Private addresses are wrong use (exit 2). */
export function networkProblem(error: unknown, host: string): Error {
  if (error instanceof AddressRefused) return new ConfigError(`${error.message}。`);
  if (error instanceof RequestRefused)
    return new PageProblem(`“${host}”转到了不允许访问的地址：${error.message}。`, 'blocked', 5);
  const { code, name, message } = error as NodeJS.ErrnoException;
  const late = name === 'TimeoutError' || name === 'AbortError';
  const why = late ? '在期限内没有回应' : (CODES[code ?? ''] ?? message);
  return new PageProblem(`无法连接 ${host}：${why}。请检查网址和网络后重试。`, 'timeout', UNREAD);
}
