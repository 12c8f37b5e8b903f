// Planted targets of links for the benchmark: which are right, which lead nowhere, which turn us away. Pure. Called by links.ts and links-site.ts.
import { farmAnswer, farmUrl } from '../../fixtures/link-farm.ts';

/** `broken`: nobody gets there what the link names. `blocked`: nothing may be said of it. */
export type Planted = 'right' | 'broken' | 'blocked';

const TARGETS: Readonly<Record<Planted, readonly string[]>> = {
  right: ['notice.html', 'questions.html', 'catalogue.pdf', 'no-head.do', 'wrong-head.do', 'moved.html'],
  broken: ['gone.html', 'removed.html', 'error-page.html', 'old.html', 'loop.html'],
  blocked: ['forbidden.html', 'busy.html', 'failing.html'],
};
/** Of each hundred links. */
const SHARES: readonly [Planted, number][] = [
  ['broken', 10],
  ['blocked', 5],
];
const HUNDRED: readonly Planted[] = Array.from({ length: 100 }, (_, i) => {
  // Spread out: a host that turns us away ten times in a row is left alone.
  const at = (i * 37) % 100;
  const [broken, blocked] = SHARES;
  return at < broken![1] ? 'broken' : at < broken![1] + blocked![1] ? 'blocked' : 'right';
});

export interface PlantedLink {
  url: string;
  planted: Planted;
  /** Name of the target that answers. */
  target: string;
}

/** `count` links, each with an address of its own. */
export const plantedLinks = (count: number): PlantedLink[] =>
  Array.from({ length: count }, (_, i) => {
    const planted = HUNDRED[i % 100]!;
    const targets = TARGETS[planted];
    const target = targets[Math.floor(i / 7) % targets.length]!;
    return { url: farmUrl(`${target}?n=${i}`), planted, target };
  });

/** The page on which all links stand. */
export const linksPage = (links: readonly PlantedLink[], origin: string): string =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>链接</title></head><body>${links
    .map(({ url }) => `<a href="${origin}${new URL(url).pathname}${new URL(url).search}">链接</a>`)
    .join('\n')}</body></html>`;

/** The farm's answer, but nobody is asked to wait: the benchmark measures work. */
export function benchAnswer(method: string, path: string): ReturnType<typeof farmAnswer> {
  const { 'retry-after': _, ...headers } = { 'retry-after': '', ...farmAnswer(method, path).headers };
  return { ...farmAnswer(method, path), headers };
}
