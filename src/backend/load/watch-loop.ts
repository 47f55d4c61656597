import { monitorEventLoopDelay } from 'node:perf_hooks';
import { limits } from '#contract/limits.ts';

const nanosecondsIn = 1_000_000;

/** Tells the event loop's mean delay in milliseconds every `limits.overloadCheck`; holds up no end of the process. */
export function watchLoop(look: (delay: number) => void): void {
  const resolution = limits.loopDelayResolution;
  const delays = monitorEventLoopDelay({ resolution });
  delays.enable();
  setInterval(() => {
    // What is recorded is the time between two looks of the monitor's own. With none in between, nothing was late.
    const mean = delays.count > 0 ? delays.mean / nanosecondsIn : resolution;
    delays.reset();
    look(Math.max(0, mean - resolution));
  }, limits.overloadCheck).unref();
}
