import { describe, expect, test } from 'vitest';
import { createLogicalClock } from '#backend/cache/logical-clock.ts';
import { limits } from '#backend/platform/limits.ts';

describe('C7 write-invalidates: the order of reads and changes', () => {
  test('C7 write-invalidates: a read before a change is before it, one after is not', () => {
    const changes = createLogicalClock();
    const before = changes.now();
    const change = changes.record('a');
    const after = changes.now();
    expect(changes.areNoneSince(before, ['a'])).toBe(false);
    expect(changes.areNoneSince(before, ['b'])).toBe(true);
    expect(changes.areNoneSince(before, ['b', 'a'])).toBe(false);
    expect(changes.areNoneSince(change, ['a'])).toBe(true);
    expect(changes.areNoneSince(after, ['a'])).toBe(true);
  });

  test('C7 write-invalidates: a change of everything is one of each', () => {
    const changes = createLogicalClock();
    const before = changes.now();
    changes.recordAll();
    expect(changes.areNoneSince(before, ['a'])).toBe(false);
    expect(changes.areNoneSince(changes.now(), ['a'])).toBe(true);
  });

  test('C7 write-invalidates: a change that was forgotten counts as one that may have happened', () => {
    const changes = createLogicalClock();
    const before = changes.now();
    changes.record('oldest');
    const between = changes.now();
    for (let number = 0; number < limits.rememberedChanges; number++) changes.record(`${number}`);
    expect(changes.areNoneSince(before, ['oldest'])).toBe(false);
    expect(changes.areNoneSince(before, ['another'])).toBe(false);
    expect(changes.areNoneSince(between, ['oldest'])).toBe(true);
    changes.record('0');
    changes.record('one more');
    expect(changes.areNoneSince(between, ['0']), 'noted again, it is among the newest').toBe(false);
  });
});
