import { parentPort } from 'node:worker_threads';
import { endsTooEarly, readPicture } from '#backend/measurements/picture.ts';
import { crafted } from './crafted.ts';

/** In a worker: reads each of the crafted files and posts its name and how long that took, in milliseconds. */
for (const [name, make] of crafted) {
  const bytes = make();
  const began = performance.now();
  endsTooEarly(bytes);
  readPicture(bytes);
  parentPort?.postMessage([name, performance.now() - began]);
}
