import { describe, expect, test } from 'vitest';
import { type AltTarget, createEditing, type Draft } from '#panel/alt-text/editing.ts';
import type { DesignerAnswer, DesignerFault } from '#panel/designer-call.ts';
import * as timing from '#panel/timing.ts';
import { createManualClock } from '#test/support/manual-clock.ts';

const inherit = '__wf_reserved_inherit';
const decorative = '__wf_reserved_decorative';

/** One alt text as Webflow keeps it, and what was written to it. */
function createPlace(
  stored: string | null,
  reads: (stored: string | null) => string | null = (text) => text,
) {
  const writes: (string | null)[] = [];
  let next: DesignerFault | null = null;
  let isLost = false;
  const place = {
    writes,
    stored: () => stored,
    change(text: string | null) {
      stored = text;
    },
    /** The next write is refused so; with `isLost` it is carried out all the same. */
    refuse(fault: DesignerFault, lost = false) {
      next = fault;
      isLost = lost;
    },
    handle: {
      altText: async (): Promise<DesignerAnswer<string | null>> => ({ ok: true, value: reads(stored) }),
      async setAltText(text: string | null): Promise<DesignerAnswer<null>> {
        writes.push(text);
        const fault = next;
        next = null;
        if (!fault || isLost) stored = text;
        return fault ? { ok: false, fault } : { ok: true, value: null };
      },
    },
  };
  return place;
}

type Place = ReturnType<typeof createPlace>;

function targetOf(place: Place, shown: string | null | undefined, inherits = false): AltTarget {
  return { level: 'image', key: 'page/image', assetId: 'asset', handle: place.handle, shown, inherits };
}

function open() {
  const clock = createManualClock();
  const seen: (string | null | undefined)[] = [];
  const editing = createEditing(clock, (_target, value) => seen.push(value));
  const save = async (target: AltTarget, draft: Draft): Promise<void> => {
    editing.open(target, draft);
    await editing.save(target);
  };
  return { clock, seen, editing, save };
}

const words = (text: string): Draft => ({ as: 'text', text });

describe('what is written', () => {
  test.for([
    ['a text', words('A lake'), 'A lake'],
    ['an empty text', words(''), ''],
    ['that it is decorative', { as: 'decorative', text: 'kept' }, null],
    ['that the asset’s text is shown', { as: 'asset', text: '' }, inherit],
  ] as const)('%s', async ([, draft, written]) => {
    const place = createPlace('before');
    const { editing, save, seen } = open();
    await save(targetOf(place, 'before'), draft);
    expect(place.writes).toEqual([written]);
    expect(editing.of('page/image')).toMatchObject({ draft: null, isBusy: false, fault: null });
    expect(editing.done.value).toBe('saved');
    expect(seen).toEqual([written]);
  });

  test('nothing before Save, and nothing after Cancel', async () => {
    const place = createPlace('before');
    const { editing } = open();
    const target = targetOf(place, 'before');
    editing.open(target, words('before'));
    editing.change(target.key, { text: 'typed' });
    editing.cancel(target.key);
    await editing.save(target);
    expect(place.writes).toEqual([]);
    expect(editing.of(target.key).draft).toBeNull();
  });

  test('once, however often Save is pressed', async () => {
    const place = createPlace('before');
    const { editing } = open();
    const target = targetOf(place, 'before');
    editing.open(target, words('after'));
    await Promise.all([editing.save(target), editing.save(target), editing.save(target)]);
    expect(place.writes).toEqual(['after']);
  });
});

describe('what Undo brings back', () => {
  test.for([
    ['a text', 'before', false, 'before'],
    ['an empty text', '', false, ''],
    ['nothing', null, false, null],
    ['a decorative mark, by the value that sets it', decorative, false, null],
    ['the asset’s text', 'of the asset', true, inherit],
    ['the asset’s text, told by its mark', inherit, true, inherit],
  ] as const)('%s', async ([, before, inherits, written]) => {
    const place = createPlace(before);
    const { editing, save } = open();
    await save(targetOf(place, before, inherits), words('after'));
    await editing.undo(targetOf(place, 'after'));
    expect(place.writes).toEqual(['after', written]);
    expect(editing.done.value).toBe('undone');
    expect(editing.of('page/image').earlier).toEqual([]);
  });

  test('each of several edits, the last first', async () => {
    const place = createPlace(null);
    const { editing, save } = open();
    await save(targetOf(place, null), words('one'));
    await save(targetOf(place, 'one'), words('two'));
    await editing.undo(targetOf(place, 'two'));
    expect(place.stored()).toBe('one');
    await editing.undo(targetOf(place, 'one'));
    expect(place.stored()).toBeNull();
    await editing.undo(targetOf(place, null));
    expect(place.writes).toHaveLength(4);
  });

  test('not somebody else’s newer text, unless it is pressed again', async () => {
    const place = createPlace('before');
    const { editing, save, seen } = open();
    await save(targetOf(place, 'before'), words('after'));
    place.change('theirs');
    await editing.undo(targetOf(place, 'after'));
    expect(place.stored()).toBe('theirs');
    expect(editing.of('page/image').fault).toBe('changed');
    expect(seen.at(-1)).toBe('theirs');
    await editing.undo(targetOf(place, 'theirs'));
    expect(place.stored()).toBe('before');
  });
});

describe('a write that fails', () => {
  const faults: DesignerFault[] = ['forbidden', 'missing', 'unsupported', 'failed', 'hung'];
  test.for(faults)('“%s” leaves the draft in place, and the next press writes it', async (fault) => {
    const place = createPlace('before');
    place.refuse(fault);
    const { editing, save } = open();
    const target = targetOf(place, 'before');
    await save(target, words('after'));
    expect(editing.of(target.key)).toMatchObject({
      draft: words('after'),
      fault,
      isBusy: false,
      earlier: [],
    });
    await editing.save(target);
    expect(place.stored()).toBe('after');
    expect(editing.of(target.key)).toMatchObject({ draft: null, fault: null });
  });

  test('late but not in vain is told, so that the panel shows what stands there now', async () => {
    const place = createPlace('before');
    place.refuse('hung', true);
    const { editing, save, seen } = open();
    await save(targetOf(place, 'before'), words('after'));
    expect(seen).toEqual(['after']);
    expect(editing.of('page/image')).toMatchObject({ draft: words('after'), fault: 'hung' });
  });
});

test('a text that somebody changed meanwhile is not written over unseen', async () => {
  const place = createPlace('before');
  const { editing, seen } = open();
  const target = targetOf(place, 'before');
  editing.open(target, words('mine'));
  place.change('theirs');
  await editing.save(target);
  expect(place.writes).toEqual([]);
  expect(editing.of(target.key)).toMatchObject({ draft: words('mine'), fault: 'changed' });
  expect(seen).toEqual(['theirs']);
  await editing.save(target);
  expect(place.stored()).toBe('mine');
});

test('two places are edited apart', async () => {
  const one = createPlace('one');
  const two = createPlace('two');
  const { editing } = open();
  const first = targetOf(one, 'one');
  const second = { ...targetOf(two, 'two'), key: 'page/other' };
  editing.open(first, words('1'));
  editing.open(second, words('2'));
  await Promise.all([editing.save(first), editing.save(second)]);
  expect([one.stored(), two.stored()]).toEqual(['1', '2']);
  await editing.undo({ ...first, shown: '1' });
  expect([one.stored(), two.stored()]).toEqual(['one', '2']);
});

test('that it was saved is said for a moment', async () => {
  const { clock, editing, save } = open();
  await save(targetOf(createPlace('before'), 'before'), words('after'));
  clock.advance(timing.doneNote);
  expect(editing.done.value).toBeNull();
});
