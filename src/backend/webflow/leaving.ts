import type { Permit } from './rate-budget.ts';

/** The permit, and `leave` called as well when it is left. */
export function leaving(permit: Permit, leave: () => void): Permit {
  return {
    end(lesson) {
      permit.end(lesson);
      leave();
    },
    giveBack() {
      permit.giveBack();
      leave();
    },
  };
}
