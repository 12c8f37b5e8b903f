// `npm run setup`: makes this machine ready for both commands, or says what a person has to do. Needs only Node.
import { setUp } from './setup/set-up.mjs';

process.exitCode = await setUp();
