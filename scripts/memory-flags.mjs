// How much memory the program may take for speed. Loaded before everything else, by launch.mjs and by the measurement of the load.
import { setFlagsFromString } from 'node:v8';

// The heap is cleaned when it has grown by so many per cent, where V8 would wait until it is four times as large.
// `--optimize-for-size` takes a quarter less memory and twice the time: it cleans all the time.
setFlagsFromString('--heap-growing-percent=20');
