// Child process of the lock's test: opens the folder for writing, says so, then stays until it is killed.
import { openStore } from '../../store/index.ts';

const store = openStore({
  dir: process.argv[2]!,
  mode: 'write',
  now: () => new Date('2026-11-23T13:15:05Z'),
});
const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
store.frontier.add(run.id, [{ id: '甲', kind: 'guide', payload: 1 }]);
process.stdout.write('open\n');
// Names the store, or the collector may take it with its lock.
setInterval(() => store.dir, 1_000);
