// A file that cannot be read, said in Chinese. Called by the commands that take a page from a file.
import { ConfigError } from '../crawler/config-error.ts';

const PROBLEMS: Readonly<Record<string, [problem: string, remedy: string]>> = {
  ENOENT: ['文件不存在', '请检查路径，含空格的路径要加引号。'],
  EISDIR: ['这是一个目录，不是文件', '请指定目录中的一个 .html 文件。'],
  EACCES: ['没有读取权限', '请换一个有权限的用户，或修改文件权限。'],
};

export function readProblem(path: string, { code, message }: NodeJS.ErrnoException): ConfigError {
  const [problem, remedy] = PROBLEMS[code ?? ''] ?? [message, ''];
  return new ConfigError(`无法读取“${path}”：${problem}。`, remedy);
}
