import { describe } from 'vitest';
import { engines } from '#test/support/backend/engines.ts';
import { pairsBattery } from '#test/support/backend/pairs-battery.ts';

describe('two changes at the same moment, everywhere', () => {
  for (const engine of engines) {
    if (engine.name !== 'SQLite') pairsBattery(engine, { stride: 1, backAndForth: 20 });
  }
});
