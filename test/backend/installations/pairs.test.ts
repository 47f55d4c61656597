import { describe } from 'vitest';
import { engines } from '#test/support/backend/engines.ts';
import { pairsContract } from '#test/support/backend/pairs-contract.ts';

describe('two changes at the same moment', () => {
  for (const engine of engines) {
    // A file is no other engine than memory here: one process has one connection to it.
    if (engine.name !== 'SQLite') {
      pairsContract(engine, { stride: engine.name === 'PostgreSQL' ? 60 : 20, backAndForth: 0 });
    }
  }
});
