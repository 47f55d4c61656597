import { expect, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import {
  candidateBytes,
  idOf,
  itemOf,
  openReplacing,
  originalOf,
} from '#test/support/panel/open-replacing.ts';

const id = idOf(1);
const allWaits = timeouts.storedFileWaits.reduce((sum, wait) => sum + wait, 0);

test('a file is replaced under its name with the new extension and type, and what is stored is checked', async () => {
  const webflow = openReplacing();
  await webflow.replace(1);
  expect(webflow.writes).toEqual([
    { id, name: 'photo-1.avif', type: 'image/avif', text: candidateBytes(id) },
  ]);
  expect(webflow.steps()).toEqual(['replaced verified']);
  expect(webflow.replacing.state.value.run?.phase).toBe('ended');
  expect(webflow.replacing.undoable.value).toBe(1);
});

test('Undo brings the very bytes, name and type back, checks them, and keeps nothing', async () => {
  const webflow = openReplacing();
  await webflow.replace(1);
  await webflow.replacing.undo();
  expect(webflow.fileOf(id)).toEqual(originalOf(id));
  expect(webflow.steps()).toEqual(['restored verified']);
  expect(webflow.replacing.undoable.value).toBe(0);
  await webflow.replacing.undo();
  expect(webflow.writes).toHaveLength(2);
});

test.each([
  ['the type that Webflow names where the bytes have another', 'image/heic', 'image/jpeg', 'image/jpeg'],
  ['the type of the bytes where Webflow names none', 'image/png', '', 'image/png'],
])('Undo sends %s', async (_, ofBytes, named, expected) => {
  const webflow = openReplacing();
  webflow.files.set(id, { ...originalOf(id), type: named });
  webflow.scriptRead(async (_asset, file) => ({
    ok: true,
    value: new Blob([file ? candidateBytes(id) : originalOf(id).bytes], { type: ofBytes }),
  }));
  await webflow.replace(1);
  await webflow.replacing.undo();
  expect(webflow.writes.map(({ type }) => type)).toEqual(['image/avif', expected]);
});

test('nothing is written before the question is answered, nor after Cancel', async () => {
  const webflow = openReplacing();
  webflow.replacing.ask([itemOf(1)]);
  expect(webflow.replacing.state.value.question).toMatchObject({ obstacle: null, endsUndo: false });
  webflow.replacing.cancel();
  await webflow.replacing.confirm();
  expect(webflow.writes).toEqual([]);
  expect(webflow.replacing.state.value).toEqual({ question: null, run: null });
});

test('three files are replaced one after the other, and Undo takes all back, the last first', async () => {
  const webflow = openReplacing();
  await webflow.replace(1, 2, 3);
  expect(webflow.steps()).toEqual(Array.from({ length: 3 }, () => 'replaced verified'));
  await webflow.replacing.undo();
  expect(webflow.writes.map((write) => Number(write.id))).toEqual([1, 2, 3, 3, 2, 1]);
  for (const number of [1, 2, 3]) expect(webflow.fileOf(idOf(number))).toEqual(originalOf(idOf(number)));
});

test('an asset that is asked twice is replaced once', async () => {
  const webflow = openReplacing();
  await webflow.replace(1, 1);
  expect(webflow.writes).toHaveLength(1);
});

const limited = { ok: false, problem: { code: 'rate_limited', retryAfter: 42 } } as const;

/** A series of two files whose first is delayed by a rate limit as its original or its candidate is read. */
async function openDelayed(part: 'original' | 'candidate') {
  const webflow = openReplacing();
  let isLimited = true;
  webflow.scriptRead(async (asset, file) => {
    if (isLimited && (part === 'candidate') === (file !== null)) return limited;
    return { ok: true, value: new Blob([file ? candidateBytes(asset) : originalOf(asset).bytes]) };
  });
  const ended = webflow.replace(1, 2);
  await expect.poll(() => webflow.clock.waiting()).toBe(1);
  isLimited = false;
  return { ...webflow, ended, isWaiting: () => webflow.replacing.state.value.run?.isWaiting };
}

test.each(['original', 'candidate'] as const)(
  'a rate limit as the %s is read is waited for, and the series goes on',
  async (part) => {
    const { clock, ended, steps, isWaiting } = await openDelayed(part);
    clock.advance(41_999);
    expect([isWaiting(), steps()]).toEqual([true, ['working', 'waiting']]);
    clock.advance(1);
    await ended;
    expect([isWaiting(), steps()]).toEqual([false, ['replaced verified', 'replaced verified']]);
  },
);

test.each(['original', 'candidate'] as const)(
  'Stop ends the wait for a rate limit as the %s is read',
  async (part) => {
    const { replacing, clock, ended, steps, isWaiting, writes } = await openDelayed(part);
    replacing.stop();
    await ended;
    expect([isWaiting(), steps(), writes, clock.waiting()]).toEqual([false, ['stopped', 'stopped'], [], 0]);
  },
);

test('a rate limit that is there after two waits ends the series', async () => {
  const webflow = openReplacing();
  webflow.scriptRead(async () => limited);
  const ended = webflow.replace(1, 2);
  for (const _ of [1, 2]) {
    await expect.poll(() => webflow.clock.waiting()).toBe(1);
    webflow.clock.advance(42_000);
  }
  await ended;
  expect(webflow.steps()).toEqual(['failed', 'stopped']);
  expect(webflow.faults()).toEqual([{ by: 'backend', problem: limited.problem }, null]);
});

test('every view reads the asset again after a replacement', async () => {
  const webflow = openReplacing();
  webflow.know(1);
  await webflow.replace(1);
  expect(webflow.assets.asset(id).details?.originalFileName).toBe('photo-1.avif');
  expect(webflow.assets.isChanged(id, 'details')).toBe(true);
  expect(webflow.assets.written.value).toEqual({ assetId: id });
});

test('what is stored is read past the caches', async () => {
  const webflow = openReplacing();
  await webflow.replace(1);
  expect(new Set(webflow.reads)).toEqual(new Set(['details+hash! 1']));
});

test('a CDN that follows after 6 seconds is asked until it has the new file', async () => {
  const webflow = openReplacing();
  webflow.served.set(id, originalOf(id).bytes);
  const ended = webflow.replace(1);
  await expect.poll(() => webflow.clock.waiting()).toBe(1);
  expect(webflow.steps()).toEqual(['replaced checking']);
  expect(webflow.replacing.undoable.value).toBe(1);
  webflow.clock.advance(2_000);
  await expect.poll(() => webflow.clock.waiting()).toBe(1);
  webflow.served.delete(id);
  webflow.clock.advance(4_000);
  await ended;
  expect(webflow.steps()).toEqual(['replaced verified']);
});

/** Lets each wait of the check pass. */
async function waitOut({ clock }: ReturnType<typeof openReplacing>, ended: Promise<void>): Promise<void> {
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  await expect
    .poll(() => {
      if (clock.waiting() > 0) clock.advance(allWaits);
      return isOver;
    })
    .toBe(true);
}

test.each([
  ['the file from before', 'unconfirmed', originalOf(id).bytes],
  ['a third file', 'differs', 'optimized by Webflow'],
])('a check that finds %s for a minute ends as %s, and can be repeated', async (_, check, bytes) => {
  const webflow = openReplacing();
  webflow.scriptWrite(async (written, store) => {
    store();
    webflow.served.set(written, bytes);
    return { ok: true, value: null };
  });
  const ended = webflow.replace(1);
  await waitOut(webflow, ended);
  expect(webflow.steps()).toEqual([`replaced ${check}`]);
  webflow.served.delete(id);
  await webflow.replacing.checkAgain();
  expect(webflow.steps()).toEqual(['replaced verified']);
});

test('what Webflow has made of the sent file can be undone', async () => {
  const webflow = openReplacing();
  webflow.scriptWrite(async (written, store) => {
    store();
    webflow.served.set(written, 'optimized by Webflow');
    return { ok: true, value: null };
  });
  await waitOut(webflow, webflow.replace(1));
  webflow.scriptWrite(async (written, store) => {
    store();
    webflow.served.delete(written);
    return { ok: true, value: null };
  });
  await webflow.replacing.undo();
  expect(webflow.steps()).toEqual(['restored verified']);
});

test('a backend that can’t be read leaves the file replaced and not confirmed, and Undo works without it', async () => {
  const webflow = openReplacing();
  webflow.scriptWrite(async (_written, store) => {
    store();
    webflow.scriptStored(() => ({ ok: false, problem: { code: 'offline' } }));
    return { ok: true, value: null };
  });
  await waitOut(webflow, webflow.replace(1));
  expect(webflow.steps()).toEqual(['replaced unconfirmed']);
  await waitOut(webflow, webflow.replacing.undo());
  expect(webflow.fileOf(id)).toEqual(originalOf(id));
  expect(webflow.steps()).toEqual(['returned unconfirmed']);
  expect(webflow.replacing.undoable.value).toBe(1);
});

/** A replaced file whose Undo the Designer takes, after which Webflow has these bytes. */
async function openUndone(bytes: string): Promise<ReturnType<typeof openReplacing>> {
  const webflow = openReplacing();
  await webflow.replace(1);
  webflow.scriptWrite(async (written) => {
    webflow.served.set(written, bytes);
    return { ok: true, value: null };
  });
  await waitOut(webflow, webflow.replacing.undo());
  return webflow;
}

const afterUndo = [
  ['the replaced file', 'unconfirmed', candidateBytes(id)],
  ['a third file', 'differs', 'optimized by Webflow'],
] as const;

test.each(afterUndo)(
  'an Undo after which Webflow has %s keeps the original, and can be pressed again',
  async (_, check, bytes) => {
    const webflow = await openUndone(bytes);
    expect(webflow.steps()).toEqual([`returned ${check}`]);
    expect(webflow.replacing.undoable.value).toBe(1);
    webflow.scriptWrite(async () => ({ ok: false, reason: 'forbidden' }));
    await webflow.replacing.undo();
    expect(webflow.steps()).toEqual([`returned ${check}`]);
    webflow.scriptWrite(async (written, store) => {
      store();
      webflow.served.delete(written);
      return { ok: true, value: null };
    });
    await webflow.replacing.undo();
    expect(webflow.fileOf(id)).toEqual(originalOf(id));
    expect(webflow.steps()).toEqual(['restored verified']);
    expect(webflow.replacing.undoable.value).toBe(0);
  },
);

test.each(afterUndo)(
  'an Undo after which Webflow has %s and then the original is found by the next check',
  async (_name, _check, bytes) => {
    const webflow = await openUndone(bytes);
    webflow.served.set(id, originalOf(id).bytes);
    await webflow.replacing.checkAgain();
    expect(webflow.steps()).toEqual(['restored verified']);
    expect(webflow.replacing.undoable.value).toBe(0);
  },
);

test('a second Undo sends only what is not back, and counts that', async () => {
  const webflow = openReplacing();
  await webflow.replace(1, 2, 3);
  webflow.scriptWrite(async (written, store) => {
    store();
    if (written === idOf(2)) webflow.served.set(written, 'optimized by Webflow');
    return { ok: true, value: null };
  });
  await waitOut(webflow, webflow.replacing.undo());
  expect(webflow.steps()).toEqual(['restored verified', 'returned differs', 'restored verified']);
  const progress: unknown[] = [];
  webflow.scriptWrite(async (written, store) => {
    const { at, of } = webflow.replacing.state.value.run ?? {};
    progress.push({ written, at, of });
    store();
    webflow.served.delete(written);
    return { ok: true, value: null };
  });
  await webflow.replacing.undo();
  expect(progress).toEqual([{ written: idOf(2), at: 1, of: 1 }]);
  expect(webflow.replacing.undoable.value).toBe(0);
});

test('a new replacement ends the Undo of the one before, and the question says so', async () => {
  const webflow = openReplacing();
  await webflow.replace(1);
  webflow.replacing.ask([itemOf(2)]);
  expect(webflow.replacing.state.value.question?.endsUndo).toBe(true);
  expect(webflow.replacing.undoable.value).toBe(1);
  await webflow.replacing.confirm();
  await webflow.replacing.undo();
  expect(webflow.fileOf(id).bytes).toBe(candidateBytes(id));
  expect(webflow.fileOf(idOf(2))).toEqual(originalOf(idOf(2)));
});

test('closing forgets the originals', async () => {
  const webflow = openReplacing();
  await webflow.replace(1);
  webflow.replacing.close();
  expect(webflow.replacing.state.value.run).toBeNull();
  expect(webflow.replacing.undoable.value).toBe(0);
});

test('a candidate that equals its original is replaced, and not taken for an Undo', async () => {
  const webflow = openReplacing();
  webflow.files.set(id, { ...originalOf(id), bytes: candidateBytes(id) });
  await webflow.replace(1);
  expect(webflow.steps()).toEqual(['replaced verified']);
  expect(webflow.replacing.undoable.value).toBe(1);
});
