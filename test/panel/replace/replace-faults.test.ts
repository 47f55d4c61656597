import { expect, test } from 'vitest';
import type { BackendProblem } from '#panel/backend/request.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import {
  candidateBytes,
  idOf,
  itemOf,
  openReplacing,
  originalOf,
} from '#test/support/panel/open-replacing.ts';

type Webflow = ReturnType<typeof openReplacing>;
const id = idOf(1);
const large = 'x'.repeat(4 * 1024 * 1024 + 1);

test.each<[string, (webflow: Webflow) => void, object]>([
  [
    'another file was uploaded after the person was asked',
    ({ know, files }) => {
      know(1);
      files.set(id, { ...originalOf(id), bytes: 'of somebody else' });
    },
    { by: 'files', reason: 'changed' },
  ],
  [
    'the file that was read is no longer stored',
    ({ served }) => void served.set(id, 'of somebody else'),
    { by: 'files', reason: 'changed' },
  ],
  [
    'Webflow says another length than when the person was asked',
    ({ know, files }) => {
      know(1);
      files.set(id, { ...originalOf(id), size: 99 });
    },
    { by: 'files', reason: 'changed' },
  ],
  [
    'the candidate has another length than was weighed',
    ({ scriptRead }) =>
      scriptRead(async (asset, file) => ({
        ok: true,
        value: new Blob([file ? 'other' : originalOf(asset).bytes]),
      })),
    { by: 'files', reason: 'changed' },
  ],
  [
    'Webflow still processes an upload',
    ({ files }) => void files.set(id, { ...originalOf(id), size: 0 }),
    { by: 'files', reason: 'processing' },
  ],
  [
    'the original is larger than Webflow takes',
    ({ files }) => void files.set(id, { ...originalOf(id), bytes: large }),
    { by: 'files', reason: 'original_too_large' },
  ],
  [
    'the site was disconnected meanwhile',
    ({ scriptRead }) => scriptRead(async () => ({ ok: false, problem: { code: 'not_connected' } })),
    { by: 'backend', problem: { code: 'not_connected' } },
  ],
  [
    'what is stored can’t be read',
    ({ scriptStored }) => scriptStored(() => ({ ok: false, problem: { code: 'webflow_unavailable' } })),
    { by: 'backend', problem: { code: 'webflow_unavailable' } },
  ],
])('%s: nothing is written, and the reason is said', async (_, arrange, fault) => {
  const webflow = openReplacing();
  arrange(webflow);
  await webflow.replace(1);
  expect(webflow.writes).toEqual([]);
  expect(webflow.steps()).toEqual(['failed']);
  expect(webflow.faults()).toEqual([fault]);
  expect(webflow.replacing.undoable.value).toBe(0);
});

test.each<DesignerErrorReason>(['forbidden', 'missing', 'unsupported', 'failed'])(
  'a write that is refused as %s leaves the file as it was',
  async (reason) => {
    const webflow = openReplacing();
    webflow.scriptWrite(async () => ({ ok: false, reason }));
    await webflow.replace(1);
    expect(webflow.steps()).toEqual(['failed']);
    expect(webflow.faults()).toEqual([{ by: 'designer', reason }]);
    expect(webflow.fileOf(id)).toEqual(originalOf(id));
    expect(webflow.replacing.undoable.value).toBe(0);
  },
);

test('a write without an answer that was carried out is found by the check', async () => {
  const webflow = openReplacing();
  webflow.scriptWrite(async (_written, store) => {
    store();
    return { ok: false, reason: 'hung' };
  });
  await webflow.replace(1);
  expect(webflow.steps()).toEqual(['replaced verified']);
  expect(webflow.faults()).toEqual([null]);
  await webflow.replacing.undo();
  expect(webflow.steps()).toEqual(['restored verified']);
  expect(webflow.faults()).toEqual([null]);
  expect(webflow.replacing.undoable.value).toBe(0);
});

test('one file of three that was changed meanwhile is left, and the others are replaced and undone', async () => {
  const webflow = openReplacing();
  webflow.served.set(idOf(2), 'of somebody else');
  await webflow.replace(1, 2, 3);
  expect(webflow.steps()).toEqual(['replaced verified', 'failed', 'replaced verified']);
  await webflow.replacing.undo();
  expect(webflow.steps()).toEqual(['restored verified', 'failed', 'restored verified']);
  expect(webflow.writes.map((write) => Number(write.id))).toEqual([1, 3, 3, 1]);
});

test.each<[string, (webflow: Webflow) => void]>([
  [
    'the Designer forbids it',
    ({ scriptWrite }) => scriptWrite(async () => ({ ok: false, reason: 'forbidden' })),
  ],
  [
    'the site is not connected',
    ({ scriptRead }) => scriptRead(async () => ({ ok: false, problem: { code: 'not_connected' } })),
  ],
])('after a fault of all files, that %s, no other is tried', async (_, arrange) => {
  const webflow = openReplacing();
  arrange(webflow);
  await webflow.replace(1, 2, 3);
  expect(webflow.steps()).toEqual(['failed', 'stopped', 'stopped']);
});

test('Stop lets the file that is being sent arrive, and sends no other', async () => {
  const webflow = openReplacing();
  webflow.scriptWrite(async (_written, store) => {
    webflow.replacing.stop();
    expect(webflow.replacing.state.value.run?.isStopping).toBe(true);
    store();
    return { ok: true, value: null };
  });
  await webflow.replace(1, 2, 3);
  expect(webflow.steps()).toEqual(['replaced verified', 'stopped', 'stopped']);
  await webflow.replacing.undo();
  expect(webflow.fileOf(id)).toEqual(originalOf(id));
});

test('a second question is not asked while files are sent', async () => {
  const webflow = openReplacing();
  webflow.scriptWrite(async (_written, store) => {
    webflow.replacing.ask([itemOf(2)]);
    webflow.replacing.close();
    store();
    return { ok: true, value: null };
  });
  await webflow.replace(1);
  expect(webflow.replacing.state.value.question).toBeNull();
  expect(webflow.steps()).toEqual(['replaced verified']);
});

test('a disconnect takes the question back and sends no other file', async () => {
  const webflow = openReplacing();
  webflow.replacing.ask([itemOf(1)]);
  webflow.assets.clear();
  expect(webflow.replacing.state.value.question).toBeNull();
  webflow.scriptWrite(async (_written, store) => {
    webflow.assets.clear();
    store();
    return { ok: true, value: null };
  });
  await webflow.replace(1, 2);
  expect(webflow.steps()).toEqual(['replaced verified', 'stopped']);
});

test('a rate limit is waited for', async () => {
  const webflow = openReplacing();
  const problem: BackendProblem = { code: 'rate_limited', retryAfter: 42 };
  webflow.scriptStored(() => ({ ok: false, problem }));
  const ended = webflow.replace(1);
  await expect.poll(() => webflow.clock.waiting()).toBe(1);
  webflow.scriptStored(() => null);
  webflow.clock.advance(42_000);
  await ended;
  expect(webflow.steps()).toEqual(['replaced verified']);
});

test('Undo over another person’s file asks for a second press', async () => {
  const webflow = openReplacing();
  await webflow.replace(1);
  webflow.files.set(id, { ...originalOf(id), bytes: 'of somebody else' });
  await webflow.replacing.undo();
  expect(webflow.steps()).toEqual(['replaced verified']);
  expect(webflow.faults()).toEqual([{ by: 'files', reason: 'changed' }]);
  expect(webflow.fileOf(id).bytes).toBe('of somebody else');
  await webflow.replacing.undo();
  expect(webflow.fileOf(id)).toEqual(originalOf(id));
  expect(webflow.faults()).toEqual([null]);
});

test('an Undo that is refused can be tried again', async () => {
  const webflow = openReplacing();
  await webflow.replace(1);
  webflow.scriptWrite(async () => ({ ok: false, reason: 'forbidden' }));
  await webflow.replacing.undo();
  expect(webflow.steps()).toEqual(['replaced verified']);
  expect(webflow.faults()).toEqual([{ by: 'designer', reason: 'forbidden' }]);
  expect(webflow.fileOf(id).bytes).toBe(candidateBytes(id));
  webflow.scriptWrite(async (_written, store) => {
    store();
    return { ok: true, value: null };
  });
  await webflow.replacing.undo();
  expect(webflow.steps()).toEqual(['restored verified']);
});

test('an obstacle is said with the question, and nothing is written', async () => {
  const webflow = openReplacing();
  const { replacing } = webflow;
  const obstacle = () => replacing.state.value.question?.obstacle;
  const { candidate, ...item } = itemOf(1);
  replacing.ask([{ ...item, candidate: { ...candidate, bytes: large.length } }]);
  expect(obstacle()).toBe('too_large');
  webflow.files.set(id, { ...originalOf(id), size: 64 * 1024 * 1024 + 1 });
  webflow.know(1);
  replacing.ask([itemOf(1)]);
  expect(obstacle()).toBe('no_room');
  webflow.permissions.value = { asset: false, image: true };
  replacing.ask([itemOf(1)]);
  expect(obstacle()).toBe('not_allowed');
  await replacing.confirm();
  expect(webflow.writes).toEqual([]);
});

test('originals that turn out larger together than what is kept end with those that fit', async () => {
  const webflow = openReplacing();
  const bytes = 'x'.repeat(4 * 1024 * 1024);
  const numbers = Array.from({ length: 17 }, (_, number) => number + 1);
  for (const number of numbers)
    webflow.files.set(idOf(number), { ...originalOf(idOf(number)), bytes, size: bytes.length });
  await webflow.replace(...numbers);
  expect(webflow.steps()?.filter((step) => step === 'replaced verified')).toHaveLength(16);
  expect(webflow.faults()?.at(-1)).toEqual({ by: 'files', reason: 'no_room' });
});
