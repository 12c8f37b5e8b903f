#!/usr/bin/env node
// The command `guide-audit`, from any folder and through a link to this file. Called by npm, npx and people.
import { launch } from './launch.mjs';
import { nodeVersion } from './setup/node-version.mjs';

const { mark, text, todo = [] } = nodeVersion();
if (mark === '✗') console.error([text, ...todo].join('\n'));
process.exitCode = mark === '✗' ? 2 : await launch(process.argv.slice(2));
