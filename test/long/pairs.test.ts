import { describe } from 'vitest';
import { engines } from '#test/support/engines.ts';
import { pairsBattery } from '#test/support/pairs-battery.ts';

describe('two changes at the same moment, everywhere', () => {
  for (const engine of engines) {
    if (engine.name !== 'SQLite') pairsBattery(engine, { stride: 1, backAndForth: 20 });
  }
});
