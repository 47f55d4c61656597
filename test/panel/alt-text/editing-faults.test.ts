import { describe, expect, test } from 'vitest';
import { decorativeElementAlt, inheritMark } from '#contract/webflow-facts/branching-values.ts';
import { isOvertaken } from '#panel/alt-text/drafts.ts';
import { openEditing, writtenText } from '#test/support/panel/written-text.ts';

const reasons = ['forbidden', 'missing', 'unsupported', 'failed', 'hung'] as const;

describe.for(reasons)('a Designer that fails with “%s”', (reason) => {
  test('at the write: the draft stays, and there is nothing to undo', async () => {
    const { editing, write, seen } = openEditing();
    const text = writtenText('Old');
    text.writeError = reason;
    await write(text, { text: 'New' });
    expect(editing.of('page/image')).toMatchObject({
      draft: { as: 'text', text: 'New' },
      isBusy: false,
      reason,
      earlier: [],
    });
    // A call that timed out may have been carried out, so the value was read again.
    expect(seen).toEqual(reason === 'hung' ? ['Old'] : []);
    expect(editing.done.value).toBeNull();

    editing.change('page/image', { text: 'Newer' });
    expect(editing.of('page/image').reason).toBeNull();
    text.writeError = null;
    await editing.save(text.target());
    expect(text.value).toBe('Newer');
    expect(editing.of('page/image')).toMatchObject({ draft: null, earlier: ['Old'] });
  });

  test('at the read before it: no text is written', async () => {
    const { editing, write } = openEditing();
    const text = writtenText('Old');
    text.readError = reason;
    await write(text, { text: 'New' });
    expect(text.writes).toEqual([]);
    expect(editing.of('page/image')).toMatchObject({ draft: { text: 'New' }, isBusy: false, reason });
  });

  test('at Undo: Undo can be pressed again', async () => {
    const { editing, write } = openEditing();
    const text = writtenText('Old');
    await write(text, { text: 'New' });
    text.writeError = reason;
    await editing.undo(text.target());
    expect(editing.of('page/image')).toMatchObject({ draft: null, isBusy: false, reason, earlier: ['Old'] });
    text.writeError = null;
    await editing.undo(text.target());
    expect(text.value).toBe('Old');
    expect(editing.of('page/image')).toMatchObject({ reason: null, earlier: [] });
  });
});

describe('a write that times out and is carried out all the same', () => {
  test('counts as written when it ends before the next read', async () => {
    const { editing, write, seen } = openEditing();
    const text = writtenText('Old');
    Object.assign(text, { writeError: 'hung', writesAnyway: true });
    await write(text, { text: 'New' });
    expect(seen).toEqual(['New']);
    expect(editing.of('page/image')).toMatchObject({ draft: null, reason: null, earlier: ['Old'] });
  });

  test('does not count as another person’s change: the next press saves, and Undo restores the old text', async () => {
    const { editing, write } = openEditing();
    const text = writtenText('Old');
    text.writeError = 'hung';
    await write(text, { text: 'New' });
    expect(editing.of('page/image')).toMatchObject({ draft: { text: 'New' }, reason: 'hung' });
    Object.assign(text, { value: 'New', writeError: null });
    await editing.save(text.target());
    expect(editing.of('page/image')).toMatchObject({ draft: null, reason: null });
    await editing.undo(text.target());
    expect(text.value).toBe('Old');
  });

  describe.for([
    ['decorative', 'image', null, 'The asset’s'],
    ['decorative', 'image', decorativeElementAlt, 'The asset’s'],
    ['decorative', 'asset', null, undefined],
    ['decorative', 'asset', '', undefined],
    ['asset', 'image', inheritMark, undefined],
    ['asset', 'image', inheritMark, 'The asset’s'],
    ['asset', 'image', 'The asset’s', 'The asset’s'],
    ['asset', 'image', '', null],
  ] as const)('as %s on the level %s, which reads as %j over %j', ([as, level, reads, assetText]) => {
    test('counts as written when it ends before the next read', async () => {
      const { editing, write } = openEditing();
      const text = writtenText('Old');
      Object.assign(text, { writeError: 'hung', writesAnyway: true, readsAs: () => reads });
      await write(text, { as }, { level, assetText });
      expect(editing.of('page/image')).toMatchObject({ draft: null, reason: null, earlier: ['Old'] });
    });

    test.for([
      ['before', { shown: 'Old' }],
      ['after', { shown: reads, inherits: as === 'asset' }],
    ] as const)('is no conflict for a press %s the panel has read it, and Undo restores', async ([, now]) => {
      const { editing, write } = openEditing();
      const text = writtenText('Old');
      text.writeError = 'hung';
      await write(text, { as }, { level, assetText });
      expect(editing.of('page/image')).toMatchObject({ draft: { as }, reason: 'hung' });
      Object.assign(text, { value: reads, writeError: null, readsAs: () => reads });
      const target = text.target({ level, assetText, ...now });
      expect(isOvertaken({ target, edit: editing.of(target.key), whyNot: null, isMissing: false })).toBe(
        false,
      );
      await editing.save(target);
      expect(editing.of('page/image')).toMatchObject({ draft: null, reason: null, earlier: ['Old'] });
      text.readsAs = (written) => written;
      await editing.undo(text.target({ level, assetText }));
      expect(text.value).toBe('Old');
    });
  });

  test.for([
    ['decorative', 'Theirs'],
    ['decorative', ''],
    ['decorative', inheritMark],
    ['asset', 'Theirs'],
    ['asset', null],
    ['asset', decorativeElementAlt],
  ] as const)('as %s is a conflict where the value is %j', async ([as, theirs]) => {
    const { editing, write } = openEditing();
    const text = writtenText('Old');
    text.writeError = 'hung';
    await write(text, { as }, { assetText: 'The asset’s' });
    text.value = theirs;
    await editing.save(text.target({ assetText: 'The asset’s' }));
    expect(editing.of('page/image')).toMatchObject({ draft: { as }, reason: 'changed' });
  });

  test('restores an inherited text as inherited', async () => {
    const { editing, write } = openEditing();
    const text = writtenText('The asset’s');
    text.writeError = 'hung';
    await write(text, { text: 'New' }, { inherits: true, assetText: 'The asset’s' });
    Object.assign(text, { value: 'New', writeError: null });
    await editing.save(text.target({ assetText: 'The asset’s' }));
    expect(editing.of('page/image').earlier).toEqual([inheritMark]);
  });
});

describe('a text that another person has changed meanwhile', () => {
  test('is shown and not replaced by the first press of Save; Undo restores it', async () => {
    const { editing, seen } = openEditing();
    const text = writtenText('Old');
    editing.open(text.target(), { as: 'text', text: 'Mine' });
    text.value = 'Theirs';
    await editing.save(text.target());
    expect([text.writes, seen]).toEqual([[], ['Theirs']]);
    expect(editing.of('page/image')).toMatchObject({
      reason: 'changed',
      draft: { text: 'Mine' },
      isBusy: false,
    });
    await editing.save(text.target());
    expect(text.value).toBe('Mine');
    await editing.undo(text.target());
    expect(text.value).toBe('Theirs');
  });

  test('is not replaced by the first press of Undo either', async () => {
    const { editing, write } = openEditing();
    const text = writtenText('Old');
    await write(text, { text: 'Mine' });
    text.value = 'Theirs';
    await editing.undo(text.target({ shown: 'Mine' }));
    expect(text.value).toBe('Theirs');
    expect(editing.of('page/image').reason).toBe('changed');
    await editing.undo(text.target());
    expect(text.value).toBe('Old');
  });

  test('a second time needs a second confirmation', async () => {
    const { editing } = openEditing();
    const text = writtenText('Old');
    editing.open(text.target(), { as: 'text', text: 'Mine' });
    for (const theirs of ['One', 'Two']) {
      text.value = theirs;
      await editing.save(text.target());
      expect(editing.of('page/image').reason).toBe('changed');
    }
    expect(text.writes).toEqual([]);
  });

  test('is not detected where the earlier text is not known', async () => {
    const { write } = openEditing();
    const text = writtenText('Theirs');
    await write(text, { text: 'Mine' }, { shown: undefined });
    expect(text.value).toBe('Mine');
  });
});
