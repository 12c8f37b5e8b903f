// Stores a walk that is over: where another process writes too long, the report is written all the same. Called by the commands of walks.
import type { Command } from 'commander';
import { type Store, StoreError } from '../../store/index.ts';
import { withStore } from '../context.ts';
import { say } from '../terminal.ts';

const WAIT_MS = 30_000;

/** Undefined, with a word to the person and the exit code of the cause, where nothing could be stored. */
export async function tryKeep<T>(command: Command, keep: (store: Store) => T): Promise<T | undefined> {
  try {
    return await withStore(command, 'write', keep, WAIT_MS);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    say(`！结果没有存入数据库，以后不能与它比较：${error.message}`);
    process.exitCode = error.exitCode;
    return undefined;
  }
}
