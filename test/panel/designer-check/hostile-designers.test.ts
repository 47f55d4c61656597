import { describe, expect, test } from 'vitest';
import type { Clock } from '#panel/browser/clock.ts';
import { createChecking } from '#panel/designer-check/checking.ts';
import type { FrameFacts } from '#panel/designer-check/frame-facts.ts';
import { measureLatency } from '#panel/designer-check/latency.ts';
import { createChecked, runProbe } from '#panel/designer-check/probe.ts';
import { latencyLines, readableFacts, runCheck } from '#panel/designer-check/run-check.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const canary = 'canary';
const id = '0123456789abcdef01234567';

// A substitute for types with hundreds of members that the check does not use.
const standIn = (members: object = {}) => Object.assign(Object.create(null), members);
const says = (value: unknown) => async () => value;
const hangs = () => new Promise(() => {});

/** A clock that moves on to its next timer when nothing else can go on: a slow machine is no slow Designer. */
function createIdleClock(): Clock {
  const clock = createManualClock();
  function moveOn(): void {
    if (clock.waiting() === 0) return;
    clock.advanceToNext();
    setTimeout(moveOn);
  }
  return {
    ...clock,
    after(ms, run) {
      setTimeout(moveOn);
      return clock.after(ms, run);
    },
  };
}

const frame = (facts: Partial<FrameFacts> = {}): FrameFacts => ({
  characterSet: () => 'UTF-8',
  variable: () => '',
  allows: () => true,
  hasStorage: () => true,
  size: () => ({ width: 240, height: 240 }),
  pixelRatio: () => 2,
  reach: says(null),
  loadImage: says({ width: 1, height: 1 }),
  onViolation: () => () => {},
  widthOf: async () => 600,
  ...facts,
});

const open = (api: object, facts?: Partial<FrameFacts>) => ({
  api: standIn(api),
  clock: createIdleClock(),
  frame: frame(facts),
  signal: new AbortController().signal,
});

const asset = () => standIn({ id, getUrl: says('https://x.example/a.png'), getAltText: says('A lake') });

const image = (members: object = {}) =>
  standIn({
    id: { component: 'page', element: 'image' },
    type: 'Image',
    elementSettings: true,
    getAsset: says(asset()),
    getAltText: says('A lake'),
    getSettings: says({ assetId: id, altText: 'inherit', width: null }),
    getResolvedSettings: says({ assetId: id }),
    getAttributeValue: says(null),
    ...members,
  });

const whole = {
  subscribe: () => () => {},
  getLaunchContext: says(null),
  getCurrentMode: says('design'),
  canForAppMode: says({ canAccessAssets: true }),
  getIdToken: says('opaque'),
  getAllElements: says([image()]),
  getAllAssets: says([]),
  getSelectedElement: says(null),
  getCurrentPage: says(standIn()),
  getTheme: says('light'),
  getElementSnapshot: says('data:image/png;base64,AAAA'),
  setExtensionSize: says(null),
};

const reportOf = async (api: object, facts?: Partial<FrameFacts>) => {
  const checking = createChecking(open(api, facts));
  await checking.read();
  await checking.write();
  return checking.report();
};

describe('each check ends by itself', () => {
  test('in a Designer without a method', async () => {
    const { verdicts } = await runCheck(open({}));
    expect([...verdicts.keys()]).toEqual(readableFacts);
    const withoutCheck = [...verdicts].filter(
      ([, verdict]) => verdict.is === 'untried' && verdict.why === 'hand',
    );
    expect(withoutCheck).toEqual([]);
    const inFrame = ['iframeAllow', 'imgMayShowBlob', 'themeVariablesSet', 'pageIsUtf8', 'storageAllowed'];
    const tried = [...verdicts].filter(([, { is }]) => is !== 'untried').map(([fact]) => fact);
    expect(tried.toSorted()).toEqual(inFrame.toSorted());
  });

  test('in a Designer that answers, with few untried', async () => {
    const { verdicts, latencies } = await runCheck(open(whole));
    expect(verdicts.get('idTokenIsJwt')).toEqual({ is: 'as-assumed' });
    expect(verdicts.get('settingHasAltWords')).toEqual({ is: 'as-assumed' });
    expect(verdicts.get('headingHasText')).toEqual({ is: 'untried', why: 'noElement' });
    expect(latencies.map(({ method }) => method)).toContain('image.getSettings');
    expect(latencyLines(latencies)[0]).toBe('getSelectedElement: p50 0 ms, p95 0 ms of 50 calls.');
  });

  test.each([
    [1, 'as-assumed', 50],
    [250, 'different', 30],
    [4_900, 'different', 1],
  ])(
    'in a Designer that takes %i ms a call: the time is %s, by that many calls of each method: %i',
    async (ms, is, least) => {
      const clock = createManualClock();
      const slow = (value: unknown) => async () => {
        clock.advance(ms);
        return value;
      };
      const slowImage = image({ getAsset: slow(null), getAltText: slow(null), getSettings: slow(null) });
      const methods = ['getAllElements', 'getSelectedElement', 'getCurrentPage', 'getTheme'];
      const api = Object.fromEntries(methods.map((name) => [name, slow([slowImage])]));
      const counts: number[] = [];
      const verdict = await runProbe(
        async (checked) => {
          const measured = await measureLatency(checked);
          counts.push(...measured.latencies.map(({ calls }) => calls));
          return measured.verdict;
        },
        createChecked({ ...open(api), clock }),
      );
      expect(verdict.is).toBe(is);
      expect(counts).toHaveLength(6);
      expect(Math.min(...counts)).toBe(least);
    },
  );

  test('where a method hangs after some calls, with those', async () => {
    let calls = 0;
    const getTheme = () => {
      calls += 1;
      return calls > 7 ? hangs() : Promise.resolve('light');
    };
    const { latencies } = await runCheck(open({ ...whole, getTheme }));
    expect(latencies.at(-1)).toMatchObject({ method: 'getTheme', calls: 7 });
  });

  test('which puts the size back where the run is ended meanwhile', async () => {
    const ended = new AbortController();
    const sizes: unknown[] = [];
    const setExtensionSize = async (size: unknown) => {
      sizes.push(size);
      ended.abort();
    };
    await runCheck({ ...open({ ...whole, setExtensionSize }), signal: ended.signal });
    expect(sizes).toEqual(['compact', { width: 240, height: 240 }]);
  });

  test.each(Object.keys(whole))('where %s hangs', async (name) => {
    const { verdicts } = await runCheck(
      open({ ...whole, [name]: name === 'subscribe' ? () => () => {} : hangs }),
    );
    expect([...verdicts.keys()]).toEqual(readableFacts);
  });

  test.each(Object.keys(whole))('where %s is missing', async (name) => {
    const { verdicts } = await runCheck(open({ ...whole, [name]: undefined }));
    expect([...verdicts.keys()]).toEqual(readableFacts);
    expect([...verdicts.values()].some(({ is }) => is === 'as-assumed')).toBe(true);
  });

  test.each(['getAsset', 'getAltText', 'getSettings'])('where %s of an image hangs', async (name) => {
    const { verdicts } = await runCheck(open({ ...whole, getAllElements: says([image({ [name]: hangs })]) }));
    expect([...verdicts.keys()]).toEqual(readableFacts);
    expect(verdicts.get('idTokenIsJwt')).toEqual({ is: 'as-assumed' });
  });
});

describe('a report repeats nothing that the Designer answers', () => {
  const odd: readonly unknown[] = [
    canary,
    { [canary]: canary, type: canary, sourceType: canary, assetId: canary, altText: canary },
    [canary, { type: canary, id: { component: canary, element: canary } }],
    [image({ getSettings: says({ [canary]: canary, altText: canary }), getAltText: says(canary) })],
  ];

  test.each(odd.map((value) => [value]))('not even where every method answers %j', async (value) => {
    const api = Object.fromEntries(Object.keys(whole).map((name) => [name, says(value)]));
    const report = await reportOf({ ...api, getAllElements: says(Array.isArray(value) ? value : [image()]) });
    expect(report).not.toContain(canary);
    expect(report).not.toMatch(/[\da-f]{24}|https?:\/\/(?!localhost)/);
  });

  test('nor the words of an error', async () => {
    const refuses = () => Promise.reject(Object.assign(new Error(canary), { cause: { tag: canary } }));
    const api = Object.fromEntries(Object.keys(whole).map((name) => [name, refuses]));
    const subscribe = () => {
      throw new Error(canary);
    };
    expect(await reportOf({ ...api, subscribe })).not.toContain(canary);
  });
});

describe('writing', () => {
  /** A page with one image, beside which another can be made; `made` are its methods. */
  function page(made: object = {}) {
    const written: string[] = [];
    let text: string | null = 'A lake';
    const note = (name: string) => async (value: unknown) => {
      written.push(name);
      if (name === 'setSettings' || value === '__wf_reserved_inherit') text = 'A lake';
      else if (name === 'setAltText') text = value === null ? '__wf_reserved_decorative' : String(value);
      return null;
    };
    const copy = image({
      setAsset: note('setAsset'),
      setAltText: note('setAltText'),
      setSettings: note('setSettings'),
      getAltText: async () => text,
      getSettings: async () => ({ altText: text === '__wf_reserved_decorative' ? 'decorative' : 'inherit' }),
      remove: note('remove'),
      ...made,
    });
    const original = image({
      after: says(copy),
      ...Object.fromEntries(
        ['setAltText', 'setAsset', 'setSettings', 'remove'].map((name) => [name, note(`original ${name}`)]),
      ),
    });
    const api = { ...whole, elementPresets: { Image: {} }, getAllElements: says([original]) };
    const ended = new AbortController();
    const checking = createChecking({ ...open(api), signal: ended.signal });
    return { written, ended, original, checking };
  }

  test('touches the made image alone, and removes it', async () => {
    const { written, checking } = page();
    await checking.write();
    expect(written.filter((name) => name.startsWith('original'))).toEqual([]);
    expect(written.at(-1)).toBe('remove');
    expect(checking.isImageLeft.value).toBe(false);
    expect([...checking.verdicts.value.values()].map(({ is }) => is)).toEqual(Array(4).fill('as-assumed'));
  });

  test.each([
    ['a removal that fails', { remove: () => Promise.reject(new Error('x')) }, true],
    ['a removal that hangs', { remove: hangs }, true],
    ['a write that hangs', { setAltText: hangs }, false],
    ['a Designer without setSettings', { setSettings: undefined }, false],
  ])('%s is reported', async (_, made, isLeft) => {
    const { checking } = page(made);
    await checking.write();
    expect(checking.isImageLeft.value).toBe(isLeft);
    expect(checking.isBusy.value).toBe(false);
  });

  test.each([
    ['hangs', hangs, true],
    ['is refused', () => Promise.reject(new Error('x')), false],
  ])('an image whose making %s is told where it may come later', async (_, after, isLeft) => {
    const { original, checking } = page();
    Object.assign(original, { after });
    await checking.write();
    expect(checking.isImageLeft.value).toBe(isLeft);
  });

  test('a run that is ended meanwhile still removes its image', async () => {
    const { written, ended, checking } = page({
      setAsset() {
        expect(checking.isWriting.value).toBe(true);
        ended.abort();
        return hangs();
      },
    });
    await checking.write();
    expect(written).toEqual(['remove']);
    expect(checking.isImageLeft.value).toBe(false);
    expect(checking.isWriting.value).toBe(false);
  });

  test('the warning about an image left on the page stays after a later run that removes its own image', async () => {
    let removals = 0;
    const remove = async () => {
      removals += 1;
      if (removals === 1) throw new Error('x');
    };
    const { checking } = page({ remove });
    await checking.write();
    await checking.write();
    expect(checking.isImageLeft.value).toBe(true);
  });

  test('an image that can’t be made leaves all untried, and writes nothing', async () => {
    const { written, checking } = page();
    await createChecking(open({ ...whole, elementPresets: undefined })).write();
    expect(written).toEqual([]);
    const none = createChecking(open(whole));
    await none.write();
    expect([...none.verdicts.value.values()]).toEqual(Array(4).fill({ is: 'untried', why: 'method' }));
    expect(checking.verdicts.value.size).toBe(0);
  });

  test('a fact that was tried stays so where a later way can’t try it', async () => {
    const { checking } = page();
    await checking.write();
    const before = checking.verdicts.value.get('decorativeElementAlt');
    await checking.read();
    expect(checking.verdicts.value.get('decorativeElementAlt')).toEqual(before);
  });
});
