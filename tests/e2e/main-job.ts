// Runs the command line as a user does, in a process of its own. Shared by the end-to-end tests.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CLI = fileURLToPath(new URL('../../scripts/guide-audit.mjs', import.meta.url));
const run = promisify(execFile);

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** Runs `guide-audit ARGS` and returns how it ended; never throws for an exit code. */
export async function guideAudit(...args: string[]): Promise<Ended> {
  try {
    const { stdout, stderr } = await run(process.execPath, [CLI, ...args], { maxBuffer: 1 << 28 });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** Findings as two runs over an unchanged site must agree on them: without what a run alone decides. */
export function comparable(lines: string): string {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => {
      const { run, state, firstSeen, lastSeen, evidence, ...rest } = JSON.parse(line) as Record<
        string,
        unknown
      >;
      return JSON.stringify(rest);
    });
  return `${rows.join('\n')}\n`;
}
