// Step 3: does the database driver load in this Node? Called by set-up; else builds it anew.
import { npmScript } from './npm.mjs';
import { tail } from './run.mjs';

// In a process of its own: a library built for another Node can end the process that loads it.
const PROBE = "new (require('better-sqlite3'))(':memory:').close()";

/** @param {import('./step.mjs').SetupContext} context @returns {Promise<import('./step.mjs').Result>} */
export async function database(context) {
  const { root: cwd, env } = context;
  const probe = () => context.run(process.execPath, ['-e', PROBE], { cwd });
  if ((await probe()).code === 0) return { mark: '✓', text: '数据库驱动可用' };
  const npm = npmScript({ env, exists: context.exists });
  context.busy('数据库驱动与本机的 Node 不匹配，正在重建（npm rebuild better-sqlite3）');
  const rebuilt = npm
    ? await context.run(process.execPath, [npm, 'rebuild', 'better-sqlite3'], { cwd, milliseconds: 600_000 })
    : { code: 1, output: '找不到 npm' };
  const again = await probe();
  if (again.code === 0) return { mark: '✓', text: '数据库驱动已重建' };
  return {
    mark: '✗',
    text: '数据库驱动 better-sqlite3 无法加载',
    todo: [
      ...tail(rebuilt.code === 0 ? again.output : rebuilt.output),
      '请改用 Node 20 或 22 的官方版本；或安装编译工具（Debian：build-essential、python3）后运行：npm rebuild better-sqlite3',
    ],
  };
}
