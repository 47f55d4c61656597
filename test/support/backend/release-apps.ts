import { afterAll } from 'vitest';
import { heldApps } from '#test/support/backend/held-apps.ts';

afterAll(() => {
  heldApps.length = 0;
});
