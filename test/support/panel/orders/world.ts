import type { AltTexts } from '#contract/alt-texts.ts';
import type { AssetDetails } from '#contract/asset.ts';
import type { Measurements } from '#contract/measurements.ts';
import type { Backend } from '#panel/backend/backend.ts';
import { type BackendProblem, type BackendResult, failure } from '#panel/backend/request.ts';
import type { DesignerResult } from '#panel/designer/call.ts';
import type { SelectedElement } from '#panel/designer/designer.ts';
import { assetId, detailsOf, otherAssetId } from '#test/support/panel/asset-details.ts';
import { designerAsset, imageElement, otherElement } from '#test/support/panel/scripted-designer.ts';

const thirdId = 'c'.repeat(24);

/** The assets of the site. */
export const ids: readonly string[] = [assetId, otherAssetId, thirdId];

/** How the backend answers for one asset: `replaced` is stale once, then about another file. */
export const outcomes = [
  'read',
  'stale',
  'replaced',
  'asset_not_found',
  'bad_asset_id',
  'rate_limited',
  'webflow_unavailable',
  'offline',
] as const;

/** One asset, and which calls about it are answered. */
export interface AssetWorld {
  readonly details: (typeof outcomes)[number];
  readonly hasMeasurements: boolean;
  readonly hasAltTexts: boolean;
  readonly hasName: boolean;
  readonly hasAltText: boolean;
  readonly isListed: boolean;
}

/** What does not depend on the order of answers. */
export interface World {
  readonly isConnected: boolean;
  /** One for each of `ids`. */
  readonly assets: readonly AssetWorld[];
}

/** Hands on an answer when its turn comes. */
export type Arrive = <Answer>(answer: Answer) => Promise<Answer>;

/** The asset of each element a person may select: null where it has none, undefined where it is no image. */
const assetOf = {
  first: assetId,
  'first again': assetId,
  second: otherAssetId,
  third: thirdId,
  empty: null,
  refused: null,
  heading: undefined,
  nothing: undefined,
} as const;

export type ElementName = keyof typeof assetOf;
export const elementNames = Object.keys(assetOf).filter((name): name is ElementName => name in assetOf);

/** How the backend answers for the asset of this element; undefined where it has none. */
export function outcomeOf({ assets }: World, name: ElementName): AssetWorld['details'] | undefined {
  return assets[ids.indexOf(assetOf[name] ?? '')]?.details;
}

/** The Designer's elements and the backend of one world. Each answer says what holds when it is asked for. */
export interface Surroundings {
  readonly backend: Backend;
  element(name: ElementName): SelectedElement | null;
  /** Writes an asset's alt text; returns false where the Designer refuses its texts. */
  write(id: string, text: string): boolean;
  /** What the list of the page has of assets. */
  readonly listed: readonly AssetDetails[];
}

/** True where the backend has details. */
export function isRead(outcome: AssetWorld['details']): outcome is 'read' | 'stale' | 'replaced' {
  return outcome === 'read' || outcome === 'stale' || outcome === 'replaced';
}

const notWanted = Promise.resolve(failure('aborted'));

/** Builds them; `arrive` decides when each answer comes. */
export function createSurroundings(world: World, arrive: Arrive): Surroundings {
  const written = new Map<string, string>();
  /** The backend's cache, which only a `no-cache` read bypasses. */
  const copies = new Map<string, string>();
  const reads = new Map<string, number>();
  const of = (id: string): AssetWorld | undefined => world.assets[ids.indexOf(id)];
  const textOf = (id: string): string => written.get(id) ?? `text of ${id}`;

  function copyOf(kind: string, id: string, noCache: boolean | undefined): string {
    const key = `${kind} ${id}`;
    const text = (noCache ? undefined : copies.get(key)) ?? textOf(id);
    copies.set(key, text);
    return text;
  }

  const says = <Value>(value: Value, isAnswered = true): (() => Promise<DesignerResult<Value>>) => {
    return () => arrive(isAnswered ? { ok: true, value } : { ok: false, reason: 'failed' });
  };

  function image(id: string, key: string): SelectedElement {
    const { hasName = true, hasAltText = true } = of(id) ?? {};
    const asset = designerAsset({
      id,
      name: says(`name of ${id}`, hasName),
      url: says(`https://cdn.example.test/${id}.jpg`),
      mimeType: says('image/jpeg'),
      altText: () => says(textOf(id), hasAltText)(),
    });
    return imageElement({
      key,
      asset: says(asset),
      altText: says(`own text of ${key}`, hasAltText),
      bindings: says({}),
      link: says({ to: 'https://example.test/', label: '', text: key, images: [], isComplete: true }),
    });
  }

  /** The answer of a site that is connected, and a refusal of any other. */
  function backendSays<Value>(
    value: () => Value,
    problem: BackendProblem['code'] | null,
  ): Promise<BackendResult<Value>> {
    const code = world.isConnected ? problem : 'not_connected';
    return arrive(
      code === null ? { ok: true, value: value() } : { ok: false, problem: { code, retryAfter: 2 } },
    );
  }

  function readDetails(id: string, noCache: boolean | undefined): Promise<BackendResult<AssetDetails>> {
    const outcome = of(id)?.details ?? 'read';
    if (!isRead(outcome)) return backendSays(() => detailsOf(), outcome);
    const altText = copyOf('details', id, noCache);
    const isFirst = !reads.has(id);
    reads.set(id, (reads.get(id) ?? 0) + 1);
    const stale = outcome === 'stale' || (outcome === 'replaced' && isFirst);
    const hostedUrl = `https://cdn.example.test/${outcome === 'replaced' && isFirst ? 'old' : id}.jpg`;
    return backendSays(
      () => detailsOf({ id, displayName: `details of ${id}`, altText, hostedUrl, stale }),
      null,
    );
  }

  function measure(id: string): Promise<BackendResult<Measurements>> {
    const isOld = of(id)?.details === 'replaced' && reads.get(id) === 1;
    const facts = { url: null, type: null, servedType: null, width: 640, height: 480, animated: null };
    const original = { ...facts, bytes: isOld ? 1 : 7, reason: null };
    const value = { assetId: id, original, variants: [] };
    return backendSays(() => value, of(id)?.hasMeasurements ? null : 'offline');
  }

  function readLocales(id: string, noCache: boolean | undefined): Promise<BackendResult<AltTexts>> {
    const altText = copyOf('locales', id, noCache);
    return backendSays(
      () => [{ localeId: id, displayName: 'German', tag: 'de', isPrimary: false, altText }],
      of(id)?.hasAltTexts ? null : 'webflow_unavailable',
    );
  }

  return {
    element(name) {
      const id = assetOf[name];
      if (id) return image(id, `page/${name}`);
      if (name === 'nothing') return null;
      if (id === undefined) return otherElement('Heading');
      return imageElement({ key: `page/${name}`, asset: says(null, name === 'empty'), bindings: says({}) });
    },
    write(id, text) {
      if (!of(id)?.hasAltText) return false;
      written.set(id, text);
      return true;
    },
    listed: ids
      .filter((id) => of(id)?.isListed)
      .map((id) => detailsOf({ id, displayName: 'listed', altText: `text of ${id}` })),
    backend: {
      prepare() {},
      connect: () => backendSays(() => null, null),
      readAsset: (id, wanted, _signal, { noCache } = {}) => ({
        details: wanted.includes('details') ? readDetails(id, noCache) : notWanted,
        measurements: wanted.includes('measurements') ? measure(id) : notWanted,
        altTexts: wanted.includes('altTexts') ? readLocales(id, noCache) : notWanted,
      }),
      readLines: () => backendSays(() => true, null),
      call: () => notWanted,
      send: () => notWanted,
      disconnect: () => backendSays(() => ({ connected: false }), null),
    },
  };
}
