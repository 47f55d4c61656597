import { pause } from '#panel/browser/pause.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import type { DesignerResult } from '#panel/designer/call.ts';
import { type Calls, createCalls } from '#panel/designer/calls.ts';
import { keyOf } from '#panel/designer/element-key.ts';
import { type Canvas, openCanvas } from '#panel/designer/open-canvas.ts';
import { hasAssetBehind, showsAsset, type Wanted } from '#panel/designer/shows-asset.ts';
import type { SiteDesignerParts } from '#panel/designer/site-tools.ts';

/** A page or a component, and what to select there. */
export interface Place extends Canvas, Wanted {}

/** What was done: an element is selected, only the page or component is open, or the site has no such page or component. */
export type Went = 'selected' | 'opened' | 'not_found';

/** Most calls that look for an image, and then for a background. */
const maxCalls = 600;

type Check = (element: AnyElement, wanted: Wanted, calls: Calls) => Promise<boolean>;

/** The first element that passes, a few at once and in order. */
async function firstOf(
  elements: readonly AnyElement[],
  wanted: Wanted,
  check: Check,
  calls: Calls,
): Promise<AnyElement | undefined> {
  const few = timeouts.concurrentDesignerCalls;
  for (let from = 0; from < elements.length && calls.left() > 0; from += few) {
    const group = elements.slice(from, from + few);
    const passed = await Promise.all(group.map((element) => check(element, wanted, calls)));
    const found = group.find((_, at) => passed[at]);
    if (found) return found;
  }
  return undefined;
}

/** Creates `goTo`, which remembers the last element it selected. */
export function createGoing(
  parts: SiteDesignerParts,
): (place: Place, signal: AbortSignal) => Promise<DesignerResult<Went>> {
  const { api, call, clock } = parts;
  let last: { readonly place: string; readonly key: string } | null = null;

  /**
   * The elements of the open page. UNCONFIRMED: `openPageIsListed`, whether the list has them as soon as the page is open, so an
   * empty list is read once more.
   */
  async function list(signal: AbortSignal): Promise<DesignerResult<readonly AnyElement[]>> {
    const listed = await call(signal, () => parts.elements(true));
    if (!listed.ok || listed.value.length > 0) return listed;
    await pause(clock, timeouts.canvasOpenInterval, signal);
    return call(signal, () => parts.elements(true));
  }

  return async (place, signal) => {
    const opened = await openCanvas(parts, place, signal);
    if (!opened.ok) return opened;
    if (!opened.value) return { ok: true, value: 'not_found' };
    const listed = await list(signal);
    if (!listed.ok) return listed;
    const name = `${place.kind} ${place.id} ${place.assetId}`;
    const after = last?.place === name ? listed.value.findIndex((one) => keyOf(one) === last?.key) + 1 : 0;
    const elements = [...listed.value.slice(after), ...listed.value.slice(0, after)];
    const found =
      (await firstOf(elements, place, showsAsset, createCalls(call, signal, maxCalls))) ??
      (await firstOf(elements, place, hasAssetBehind, createCalls(call, signal, maxCalls)));
    if (signal.aborted) return { ok: false, reason: 'aborted' };
    if (!found) return { ok: true, value: 'opened' };
    const selected = await call(signal, () => api.setSelectedElement(found));
    if (!selected.ok || selected.value === null) return { ok: true, value: 'opened' };
    last = { place: name, key: keyOf(found) };
    return { ok: true, value: 'selected' };
  };
}
