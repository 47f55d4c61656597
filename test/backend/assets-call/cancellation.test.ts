import { describe, expect, test } from 'vitest';
import { assetsMediaType } from '#contract/assets-call.ts';
import { startAssetsCall } from '#test/support/backend/assets-call.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { isGetAsset } from '#test/support/backend/signed-in.ts';
import { eventually } from '#test/support/shared/eventually.ts';

/** A backend whose Webflow never answers Get Asset; counts the calls that are under way. */
async function startSlow() {
  let underWay = 0;
  let most = 0;
  const started = await startAssetsCall({
    assets: 20,
    divert(request) {
      if (!isGetAsset(request)) return undefined;
      underWay += 1;
      most = Math.max(most, underWay);
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => {
          underWay -= 1;
          reject(request.signal.reason);
        });
      });
    },
  });
  /** Selects an asset; returns the function that leaves. */
  async function select(id: string) {
    const leave = new AbortController();
    const response = await started.ask({ ids: [id] }, { signal: leave.signal });
    expect(response.headers.get('content-type')).toBe(assetsMediaType);
    return () => leave.abort();
  }
  return { ...started, select, underWay: () => underWay, most: () => most };
}

describe('U2 abort-everywhere: a caller that leaves ends what it alone asked for', () => {
  test('U2 abort-everywhere: the call to Webflow ends with its only caller', async () => {
    const { backend, select, underWay } = await startSlow();
    const leave = await select(idsOf(1)[0] ?? '');
    await eventually(() => expect(underWay()).toBe(1));
    leave();
    await eventually(() => expect(underWay()).toBe(0));
    await eventually(() => expect(backend.logLines.join('')).toContain('"outcome":"left"'));
  });

  test('U2 abort-everywhere: a call that another caller waits for goes on', async () => {
    const { select, underWay } = await startSlow();
    const [id = ''] = idsOf(1);
    const [first, second] = [await select(id), await select(id)];
    await eventually(() => expect(underWay()).toBe(1));
    first();
    await new Promise((resolve) => setImmediate(resolve));
    expect(underWay()).toBe(1);
    second();
    await eventually(() => expect(underWay()).toBe(0));
  });

  test('U2 abort-everywhere: ten quick selections leave one call under way, the last one’s', async () => {
    const { select, underWay, most } = await startSlow();
    let leave = () => {};
    for (const id of idsOf(10)) {
      const next = await select(id);
      leave();
      leave = next;
    }
    await eventually(() => expect(underWay()).toBe(1));
    expect(most()).toBeLessThanOrEqual(2);
    leave();
    await eventually(() => expect(underWay()).toBe(0));
  });
});
