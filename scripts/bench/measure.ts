// Measures two ways of doing the same work turn about in one run, so that a noisy machine hurts both alike.
// Called by the bench command.

export interface BenchRow {
  name: string;
  /** Operations of one round. */
  operations: number;
  /** Microseconds an operation. */
  median: number;
  min: number;
  max: number;
  peer: string;
  peerMedian: number;
  /** Ours by the peer's: below 1 is faster than the peer. */
  ratio: number;
}

export interface BenchCase {
  name: string;
  operations: number;
  ours(): void;
  peer: { name: string; run(): void };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Microseconds an operation, of one round. */
function time(work: () => void, operations: number): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1000 / operations;
}

/** Times that a string is read before it counts as slow: a pause of the machine hits one of them. */
const LOOKS = 3;
/** So many of the slowest strings are measured again, for the first look still warms up. */
const AGAIN = 8;
const AGAIN_LOOKS = 9;

const looks = (text: string, read: (text: string) => unknown, times: number): number =>
  median(Array.from({ length: times }, () => time(() => void read(text), 1)));

/** The string that takes longest to read, by the median of several looks. */
export function slowest(texts: Iterable<string>, read: (text: string) => unknown): string {
  let top: { text: string; took: number }[] = [];
  for (const text of texts) {
    const took = looks(text, read, LOOKS);
    if (top.length === AGAIN && took <= top.at(-1)!.took) continue;
    top = [...top, { text, took }].sort((a, b) => b.took - a.took).slice(0, AGAIN);
  }
  const again = top.map(({ text }) => ({ text, took: looks(text, read, AGAIN_LOOKS) }));
  return again.reduce((a, b) => (b.took > a.took ? b : a)).text;
}

/** A round of one operation is over before a pause of the machine, which then counts for all of it: so many more rounds. */
const MORE_ROUNDS = 5;

/** Runs both sides `rounds` times turn about, after one round to warm up. */
export function measure({ name, operations, ours, peer }: BenchCase, rounds: number): BenchRow {
  ours();
  peer.run();
  const own: number[] = [];
  const other: number[] = [];
  const turns = operations === 1 ? rounds * MORE_ROUNDS : rounds;
  for (let i = 0; i < turns; i++) {
    own.push(time(ours, operations));
    other.push(time(peer.run, operations));
  }
  const [a, b] = [median(own), median(other)];
  return {
    name,
    operations,
    median: a,
    min: Math.min(...own),
    max: Math.max(...own),
    peer: peer.name,
    peerMedian: b,
    ratio: a / b,
  };
}
