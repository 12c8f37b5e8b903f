// `npm start [-- OPTIONS]`: set-up, then `guide-audit run` with the options given.
import { launch } from './launch.mjs';
import { setUp } from './setup/set-up.mjs';

const code = await setUp({ brief: true });
process.exitCode = code || (await launch(['run', ...process.argv.slice(2)]));
