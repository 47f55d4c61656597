import { describe } from 'vitest';
import { engines } from '#test/support/backend/engines.ts';
import { pairsContract } from '#test/support/backend/pairs-contract.ts';

describe('two changes at the same moment, everywhere', () => {
  for (const engine of engines) {
    if (engine.name !== 'SQLite') pairsContract(engine, { stride: 1, backAndForth: 20 });
  }
});
