import * as v from 'valibot';
import { closedLoop } from './closed-loop.ts';
import { LoadOptions } from './generate-load.ts';
import { openLoop } from './open-loop.ts';
import { createRecorder } from './recorder.ts';

/** Generates the load of its argument, `LoadOptions` as JSON, and prints the `LoadResult` as one line of JSON. */
const options = v.parse(LoadOptions, JSON.parse(process.argv[2] ?? 'null'));
const recorder = createRecorder();
await (options.rate === undefined
  ? closedLoop(options, recorder)
  : openLoop(options, options.rate, recorder));
process.stdout.write(`${JSON.stringify(recorder.result())}\n`);
