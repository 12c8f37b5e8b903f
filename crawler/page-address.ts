// The address of a page that a person names: `guide-audit extract URL`, `guide-audit doctor URL`. Pure.
import { ConfigError } from './config-error.ts';

/** @throws ConfigError when it is no address of a web page, or carries a password */
export function pageAddress(address: string): URL {
  if (!URL.canParse(address)) throw new ConfigError(`“${address}”不是有效的网址。`);
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new ConfigError(`不能打开 ${url.protocol} 网址，只能打开 http 和 https 网址。`);
  if (url.username || url.password) throw new ConfigError('网址中不能带有用户名和密码。');
  return url;
}
