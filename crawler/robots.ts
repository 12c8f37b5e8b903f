// robots.txt after RFC 9309: which paths a user agent may visit. Pure; called by robots-file.ts, robots-gate.ts and the doctor.

interface Rule {
  allow: boolean;
  /** As normal() writes it. */
  pattern: string;
}

interface Group {
  /** Product tokens in lower case, `*` for everybody else. */
  agents: string[];
  rules: Rule[];
  /** Seconds between two requests; no part of the standard, but many portals say it. */
  crawlDelay: number | null;
}

export type Robots = readonly Group[];

export interface RobotsVerdict {
  allowed: boolean;
  /** The line that decides, as written after normalisation; null where none speaks of the path. */
  rule: string | null;
  crawlDelay: number | null;
}

/** More is not read (RFC 9309, 2.5). */
const LONGEST = 500 * 1024;
const ESCAPE = /%([0-9a-f]{2})/gi;
const UNRESERVED = /[\w.~-]/;

/** One way to write a path: non-ASCII characters escaped, escapes of plain characters undone. */
function normal(path: string): string {
  const plain = path.replace(ESCAPE, (all, hex: string) => {
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : all.toUpperCase();
  });
  return plain.replace(/[^\x21-\x7e]+/gu, (some) =>
    Buffer.from(some)
      .toString('hex')
      .replace(/../g, (hex) => `%${hex.toUpperCase()}`),
  );
}

/** `GuideAudit/0.1` → `guideaudit` */
const tokenOf = (agent: string): string => /^\*|^[a-z_-]+/i.exec(agent.trim())?.[0].toLowerCase() ?? '';

/** Reads the file; lines that mean nothing are left out. Never throws. */
export function parseRobots(text: string): Robots {
  const groups: Group[] = [];
  let naming = false;
  for (const line of text
    .slice(0, LONGEST)
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)) {
    const [, name = '', raw = ''] = /^\s*([a-z-]+)\s*:(.*)$/i.exec(line.replace(/#.*$/, '')) ?? [];
    const [key, value] = [name.toLowerCase(), raw.trim()];
    if (key === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [], crawlDelay: null });
      groups.at(-1)!.agents.push(tokenOf(value));
      naming = true;
      continue;
    }
    const group = groups.at(-1);
    if (key !== 'allow' && key !== 'disallow' && key !== 'crawl-delay') continue;
    naming = false;
    if (!group || !value) continue;
    if (key !== 'crawl-delay') group.rules.push({ allow: key === 'allow', pattern: normal(value) });
    else if (/^\d+(\.\d+)?$/.test(value)) group.crawlDelay = Number(value);
  }
  return groups;
}

/** Whether the path begins as the pattern says; `*` stands for anything, `$` at the end for the end. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [head, ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split('*') as [string, ...string[]];
  if (!path.startsWith(head)) return false;
  let at = head.length;
  const tail = anchored ? parts.pop() : undefined;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!anchored) return true;
  return tail === undefined ? at === path.length : path.length - tail.length >= at && path.endsWith(tail);
}

/**
 * What the file says to a user agent (its product, `GuideAudit/0.1`) of a path with its query. The longest rule that
 * fits decides, of two equally long ones the one that allows.
 */
export function robotsVerdict(robots: Robots, product: string, path: string): RobotsVerdict {
  const own = robots.filter(({ agents }) => agents.includes(tokenOf(product)));
  const groups = own.length > 0 ? own : robots.filter(({ agents }) => agents.includes('*'));
  const asked = normal(path);
  let best: Rule | null = null;
  for (const rule of groups.flatMap(({ rules }) => rules)) {
    if (!matches(rule.pattern, asked)) continue;
    const longer = best ? rule.pattern.length - best.pattern.length : 1;
    if (longer > 0 || (longer === 0 && rule.allow)) best = rule;
  }
  return {
    allowed: asked === '/robots.txt' || (best?.allow ?? true),
    rule: best ? `${best.allow ? 'Allow' : 'Disallow'}: ${best.pattern}` : null,
    crawlDelay: groups.find(({ crawlDelay }) => crawlDelay !== null)?.crawlDelay ?? null,
  };
}
