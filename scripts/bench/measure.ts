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

/** Runs both sides `rounds` times turn about, after one round to warm up. */
export function measure({ name, operations, ours, peer }: BenchCase, rounds: number): BenchRow {
  ours();
  peer.run();
  const own: number[] = [];
  const other: number[] = [];
  for (let i = 0; i < rounds; i++) {
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
