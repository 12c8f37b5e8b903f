// What an error of a connection means, whoever met it: Node (ENOTFOUND) or the browser (ERR_NAME_NOT_RESOLVED). Pure. Called by capture.ts and guard-proxy.ts.

const PROBLEMS: readonly (readonly [pattern: RegExp, detail: string])[] = [
  [/ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED/, '域名无法解析'],
  [/ECONNREFUSED|ERR_CONNECTION_REFUSED/, '网站拒绝连接'],
  [/CERT_|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS_CERT/, '网站证书无效或已过期'],
  [/ERR_SSL|EPROTO/, '无法建立加密连接'],
  [/ERR_TOO_MANY_REDIRECTS/, '地址反复转向'],
  [
    /ECONNRESET|EPIPE|ERR_CONNECTION_(RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE|ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED_ENCODING|socket hang up|aborted/,
    '连接中途断开',
  ],
  [
    /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_ADDRESS_UNREACHABLE|ERR_(CONNECTION_)?TIMED_OUT/,
    '连接超时或网络不通',
  ],
  [/ERR_CONTENT_DECODING_FAILED/, '页面的压缩数据有误'],
];

/** Chinese, with the code it was told by; null where the error is none of a connection. */
export function connectionProblem(error: unknown): string | null {
  const text =
    error instanceof Error
      ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}`
      : String(error);
  for (const [pattern, detail] of PROBLEMS) {
    const found = pattern.exec(text)?.[0];
    if (found) return `${detail}（${/ERR_\w+|\bE[A-Z_]{4,}\b|\w*CERT\w*/.exec(text)?.[0] ?? found}）`;
  }
  return null;
}
