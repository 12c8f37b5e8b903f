// `npm test`: set-up, then every stage that guards the product; stops at the first that fails.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup/set-up.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Title, script within node_modules, arguments. @type {[string, string, string[]][]} */
const STAGES = [
  ['代码规范', '@biomejs/biome/bin/biome', ['check', '.']],
  ['类型检查', 'typescript/bin/tsc', ['--noEmit']],
  ['单元与集成测试', 'vitest/vitest.mjs', ['run']],
  ['浏览器端到端测试', '@playwright/test/cli.js', ['test']],
];

/** @param {string} script @param {string[]} args @returns {Promise<number>} */
const node = (script, args) =>
  new Promise((resolve) => {
    const path = fileURLToPath(new URL(`../node_modules/${script}`, import.meta.url));
    const child = spawn(process.execPath, [path, ...args], { cwd: root, stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} 秒`;

async function test() {
  const started = performance.now();
  const notReady = await setUp({ brief: true });
  if (notReady) return notReady;
  for (const [i, [title, script, args]] of STAGES.entries()) {
    const since = performance.now();
    console.log(`\n── ${i + 1}/${STAGES.length} ${title}`);
    const code = await node(script, args);
    console.log(`── ${title}：${code === 0 ? '通过' : '未通过'}，${seconds(since)}`);
    if (code !== 0) {
      console.log(`\n✗ 测试未通过：${title}（共用时 ${seconds(started)}）`);
      return code;
    }
  }
  console.log(`\n✓ 全部 ${STAGES.length} 项通过，共用时 ${seconds(started)}`);
  return 0;
}

process.exitCode = await test();
