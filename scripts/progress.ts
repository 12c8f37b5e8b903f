// Progress of a long job: a bar on a terminal, a line a minute elsewhere. Called by the pipeline.

export interface Progress {
  done: number;
  total: number;
  problem?: string;
}

/** Progress of one lane: a bar on a terminal, a line a minute elsewhere. `now` in milliseconds. */
export function progressOf(lane: string, now: () => number): (progress: Progress) => void {
  const start = now();
  const bar = process.stderr.isTTY;
  let last = bar ? 0 : start;
  return ({ done, total, problem }) => {
    const at = now();
    const finished = total > 0 && done >= total;
    if (!finished && at - last < (bar ? 200 : 60_000)) return;
    last = at;
    const pace = done / Math.max(0.001, (at - start) / 1000);
    const left = pace > 0 ? Math.ceil((total - done) / pace) : 0;
    const width = 24;
    const filled = total > 0 ? Math.round((done / total) * width) : 0;
    const line = [
      lane,
      bar ? `[${'█'.repeat(filled)}${'·'.repeat(width - filled)}]` : '',
      `${done}/${total}`,
      `每秒${pace.toFixed(1)}项`,
      finished ? '' : `约剩${left}秒`,
      problem ? `最近的问题：${problem.slice(0, 40)}` : '',
    ]
      .filter(Boolean)
      .join('  ');
    process.stderr.write(bar ? `\r\x1b[K${line}${finished ? '\n' : ''}` : `${line}\n`);
  };
}
