import { describe, expect, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import { openEditing, writtenText } from '#test/support/panel/written-text.ts';

const inherit = '__wf_reserved_inherit';
const decorative = '__wf_reserved_decorative';

const drafts = [
  { draft: { as: 'text', text: 'New' }, written: 'New' },
  { draft: { as: 'text', text: '' }, written: '' },
  { draft: { as: 'text', text: ' New ' }, written: ' New ' },
  { draft: { as: 'decorative', text: 'Kept' }, written: null },
  { draft: { as: 'asset', text: 'Kept' }, written: inherit },
] as const;

// The value before, whether it was inherited, and what Undo writes to restore it.
const starts = [
  { before: 'Old', inherits: false, restored: 'Old' },
  { before: '', inherits: false, restored: '' },
  { before: null, inherits: false, restored: null },
  { before: decorative, inherits: false, restored: null },
  { before: 'The asset’s', inherits: true, restored: inherit },
  { before: '', inherits: true, restored: inherit },
  { before: inherit, inherits: true, restored: inherit },
] as const;

describe.for(starts)('over $before, inherited: $inherits', ({ before, inherits, restored }) => {
  test.for(drafts)('$draft is written as $written, and Undo restores it', async ({ draft, written }) => {
    const { editing, write, seen } = openEditing();
    const text = writtenText(before);
    await write(text, draft, { inherits });
    expect(text.writes).toEqual([written]);
    expect(seen).toEqual([written]);
    expect(editing.of('page/image')).toMatchObject({ draft: null, isBusy: false, reason: null });
    await editing.undo(text.target());
    expect(text.writes).toEqual([written, restored]);
    expect(editing.of('page/image')).toMatchObject({ earlier: [], reason: null });
    await editing.undo(text.target());
    expect(text.writes).toHaveLength(2);
  });
});

test('opening, typing, choosing and cancelling write nothing', async () => {
  const { editing, seen } = openEditing();
  const text = writtenText('Old');
  editing.change('page/image', { text: 'without an editor' });
  await editing.save(text.target());
  await editing.undo(text.target());
  editing.open(text.target(), { as: 'text', text: 'Old' });
  for (const as of ['decorative', 'asset', 'text'] as const) editing.change('page/image', { as });
  editing.change('page/image', { text: 'New' });
  expect(editing.of('page/image').draft).toEqual({ as: 'text', text: 'New' });
  editing.cancel('page/image');
  await editing.save(text.target());
  expect(editing.of('page/image').draft).toBeNull();
  expect([text.writes, seen]).toEqual([[], []]);
});

test('each Undo reverts one write, the latest first', async () => {
  const { editing, write } = openEditing();
  const text = writtenText(null);
  await write(text, { text: 'One' });
  await write(text, { as: 'decorative' });
  await write(text, { text: 'Two' });
  text.writes.length = 0;
  for (let press = 0; press < 4; press += 1) await editing.undo(text.target());
  expect(text.writes).toEqual([null, 'One', null]);
});

test('a second press of Save or Undo during the first does nothing', async () => {
  const { editing } = openEditing();
  const text = writtenText('Old');
  text.held = true;
  editing.open(text.target(), { as: 'text', text: 'New' });
  const presses = [editing.save(text.target()), editing.save(text.target()), editing.undo(text.target())];
  await expect.poll(() => text.writes).toEqual(['New']);
  expect(editing.of('page/image').isBusy).toBe(true);
  text.letGo();
  await Promise.all(presses);
  expect(text.writes).toEqual(['New']);
  expect(editing.of('page/image').earlier).toEqual(['Old']);
});

test('text typed during a write stays in the draft, and the next press saves it', async () => {
  const { editing } = openEditing();
  const text = writtenText('Old');
  text.held = true;
  editing.open(text.target(), { as: 'text', text: 'One' });
  const first = editing.save(text.target());
  await expect.poll(() => text.writes).toEqual(['One']);
  editing.change('page/image', { text: 'One and two' });
  text.letGo();
  await first;
  expect(editing.of('page/image')).toMatchObject({
    draft: { as: 'text', text: 'One and two' },
    isBusy: false,
    reason: null,
    earlier: ['Old'],
  });
  text.held = false;
  await editing.save(text.target());
  expect(text.writes).toEqual(['One', 'One and two']);
  expect(editing.of('page/image')).toMatchObject({ draft: null, reason: null, earlier: ['Old', 'One'] });
});

test('one text is edited while another is being written', async () => {
  const { editing, write } = openEditing();
  const slow = writtenText('Old', 'a');
  const other = writtenText(null, 'b');
  slow.held = true;
  editing.open(slow.target(), { as: 'text', text: 'New' });
  const first = editing.save(slow.target());
  await expect.poll(() => slow.writes).toEqual(['New']);
  await write(other, { text: 'Other' });
  expect(other.value).toBe('Other');
  expect(editing.of('b')).toMatchObject({ draft: null, isBusy: false, earlier: [null] });
  expect(editing.of('a')).toMatchObject({ draft: { text: 'New' }, isBusy: true, earlier: [] });
  slow.letGo();
  await first;
  expect(editing.of('a')).toMatchObject({ draft: null, isBusy: false, earlier: ['Old'] });
});

test('the result is shown for two seconds after the last press', async () => {
  const { editing, write, clock } = openEditing();
  const text = writtenText('Old');
  await write(text, { text: 'New' });
  expect(editing.done.value).toBe('saved');
  clock.advance(timeouts.doneDuration - 1);
  await editing.undo(text.target());
  expect(editing.done.value).toBe('undone');
  clock.advance(timeouts.doneDuration - 1);
  expect(editing.done.value).toBe('undone');
  clock.advance(1);
  expect(editing.done.value).toBeNull();
  expect(clock.waiting()).toBe(0);
});

test('a write beside an open draft changes neither the draft nor its error', async () => {
  const { editing } = openEditing();
  const text = writtenText('Old');
  const draft = { as: 'text', text: 'A long draft' } as const;
  editing.open(text.target(), draft);
  expect(await editing.write(text.target({ shown: 'Older' }), { as: 'text', text: 'New' })).toBe('changed');
  expect(editing.of('page/image')).toMatchObject({ draft, base: 'Old', reason: null, earlier: [] });
  expect(await editing.write(text.target(), { as: 'text', text: 'New' })).toBeNull();
  expect(text.value).toBe('New');
  expect(editing.of('page/image')).toMatchObject({ draft, reason: null, earlier: ['Old'] });
});

test('a write during another write of the same text does nothing', async () => {
  const { editing } = openEditing();
  const text = writtenText('Old');
  text.held = true;
  const first = editing.write(text.target(), { as: 'text', text: 'One' });
  await expect.poll(() => text.writes).toEqual(['One']);
  expect(await editing.write(text.target(), { as: 'text', text: 'Two' })).toBe('changed');
  text.letGo();
  await first;
  expect(text.writes).toEqual(['One']);
});

test.for([
  ['asset', null],
  ['image', 'changed'],
] as const)('without a text or with an empty one, %s: %s', async ([level, reason]) => {
  const { editing } = openEditing();
  const text = writtenText(null);
  expect(await editing.write(text.target({ level, shown: '' }), { as: 'text', text: 'New' })).toBe(reason);
});
