// Step 1: is this Node new enough? Called by set-up; must itself run on old versions.

const NEEDED = [20, 18, 1];

/** @param {string} version `20.18.1` @returns {import('./step.mjs').Result} */
export function nodeVersion(version = process.versions.node) {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  const difference = NEEDED.map((needed, i) => (parts[i] ?? 0) - needed).find((n) => n !== 0) ?? 0;
  if (difference >= 0) return { mark: '✓', text: `Node ${version}` };
  return {
    mark: '✗',
    text: `Node ${version} 太旧，需要 ${NEEDED.join('.')} 或更新的版本`,
    todo: ['请从 https://nodejs.org/zh-cn 安装 Node 20 或 22 的最新版，再重新运行本命令。'],
  };
}
