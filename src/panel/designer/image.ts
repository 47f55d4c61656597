import { altTextSettingKey, inheritMark } from '#contract/webflow-facts/branching-values.ts';
import {
  type Bindings,
  readBindings,
  readResolvedFile,
  readWidthAttribute,
} from '#panel/designer/binding.ts';
import { type Call, type DesignerResult, tagOf } from '#panel/designer/call.ts';
import { type RenderedSize, readRenderedSize } from '#panel/designer/snapshot.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

/**
 * Makes an image show its asset's text again. Resetting the setting is the documented way, which also drops a binding; a
 * Designer without it, or one that refuses the value, gets Webflow's own mark (UNCONFIRMED: `nullSettingResets`,
 * `inheritMark`). Source: Designer API, element settings, `setSettings`.
 */
async function resetAltText(element: ImageElement): Promise<null> {
  if (element.elementSettings !== true || typeof element.setSettings !== 'function')
    return element.setAltText(inheritMark);
  try {
    return await element.setSettings({ [altTextSettingKey]: null });
  } catch (error) {
    if (tagOf(error) !== 'InvalidRequest') throw error;
    return element.setAltText(inheritMark);
  }
}

/** An image or asset whose alt text can be read and written. Null marks it as decorative. */
export interface AltTextHandle {
  altText(signal: AbortSignal): Promise<DesignerResult<string | null>>;
  setAltText(text: string | null, signal: AbortSignal): Promise<DesignerResult<null>>;
}

/** One asset; each fact is a call of its own. Source: Designer API, Asset. */
export interface AssetHandle extends AltTextHandle {
  readonly id: string;
  name(signal: AbortSignal): Promise<DesignerResult<string | null>>;
  url(signal: AbortSignal): Promise<DesignerResult<string | null>>;
  mimeType(signal: AbortSignal): Promise<DesignerResult<string | null>>;
}

/**
 * An Image element. Its `altText` is the text of this usage, sentinels included, or the asset's text where it has none.
 * Source: Designer API, Image element.
 */
export interface ImageHandle extends AltTextHandle {
  asset(signal: AbortSignal): Promise<DesignerResult<AssetHandle | null>>;
  /** The asset that a bound image shows in the Designer; null where the Designer does not return it. */
  boundAsset(signal: AbortSignal): Promise<DesignerResult<AssetHandle | null>>;
  bindings(signal: AbortSignal): Promise<DesignerResult<Bindings>>;
  /** Width among its attributes in CSS pixels, for a Designer whose settings lack it; undefined for none. */
  widthAttribute(signal: AbortSignal): Promise<DesignerResult<number | undefined>>;
  link(signal: AbortSignal): Promise<DesignerResult<LinkAround | undefined>>;
  /** False until the lazy features are loaded, for which `link` waits. */
  canReadLink(): boolean;
  /** The rendered width on the canvas at its current breakpoint; null where the Designer does not return it. */
  rendered(signal: AbortSignal): Promise<DesignerResult<RenderedSize | null>>;
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What reads the links of the page, once the lazy features have brought it; `current` is null until then. */
interface LinkScanHolder {
  readonly ready: Promise<LinkScan>;
  readonly current: LinkScan | null;
}

interface LinkScan {
  linkAround(image: ImageElement, signal: AbortSignal): Promise<LinkAround | undefined>;
  noteWrite(): void;
  settle(result: DesignerResult<unknown>): void;
}

/** Wraps Image elements, and assets that no Image element shows. */
export interface ImageHandles {
  image(element: ImageElement): ImageHandle;
  /**
   * An image of which only the asset is known: every call about an element is `unsupported`, and of a background also the
   * one about its alt text, which it has no use for.
   */
  ofAsset(assetId: string | null, as: 'property' | 'background' | 'asset'): ImageHandle;
}

const unsupported = async () => ({ ok: false, reason: 'unsupported' }) as const;

/** Creates handles: `call` reads required facts, `optionalCall` optional ones. */
export function createImageHandles(
  api: WebflowApi,
  call: Call,
  optionalCall: Call,
  pageScan: LinkScanHolder,
): ImageHandles {
  // Typed as texts, but Webflow does not document the value for an unnamed asset or a decorative image.
  const text = (read: () => Promise<unknown>) => (signal: AbortSignal) =>
    call(signal, async () => textOrNull(await read()));

  const write = (signal: AbortSignal, start: () => Promise<null>) =>
    call(signal, () => start().finally(() => pageScan.current?.noteWrite()));

  const asset = (id: string, open: () => Promise<Asset>): AssetHandle => ({
    id,
    name: text(async () => (await open()).getName()),
    url: text(async () => (await open()).getUrl()),
    mimeType: text(async () => (await open()).getMimeType()),
    altText: text(async () => (await open()).getAltText()),
    setAltText: (altText, signal) => write(signal, async () => (await open()).setAltText(altText)),
  });

  async function findAsset(id: string): Promise<Asset> {
    const handle = await api.getAssetById(id);
    if (!handle) throw new Error('The asset was removed', { cause: { tag: 'ResourceMissing' } });
    return handle;
  }

  function byId(id: string): AssetHandle {
    let found: Promise<Asset> | null = null;
    return asset(id, () => {
      found ??= findAsset(id);
      return found;
    });
  }

  return {
    ofAsset: (assetId, as) => ({
      async asset() {
        if (assetId === null) return { ok: true, value: null };
        const found = byId(assetId);
        return { ok: true, value: as === 'background' ? { ...found, altText: unsupported } : found };
      },
      boundAsset: unsupported,
      altText: unsupported,
      setAltText: unsupported,
      bindings: unsupported,
      widthAttribute: unsupported,
      canReadLink: () => true,
      link: unsupported,
      rendered: unsupported,
    }),
    image: (element) => ({
      asset: (signal) =>
        call(signal, async () => {
          const handle = await element.getAsset();
          return handle ? asset(handle.id, async () => handle) : null;
        }),
      boundAsset: (signal) =>
        optionalCall(signal, async () => {
          const assetId = await readResolvedFile(element);
          return assetId === null ? null : byId(assetId);
        }),
      altText: text(() => element.getAltText()),
      setAltText: (altText, signal) =>
        write(signal, () => (altText === inheritMark ? resetAltText(element) : element.setAltText(altText))),
      bindings: (signal) => optionalCall(signal, () => readBindings(element)),
      widthAttribute: (signal) => optionalCall(signal, () => readWidthAttribute(element)),
      canReadLink: () => pageScan.current !== null,
      async link(signal) {
        const link = await call(signal, async () => (await pageScan.ready).linkAround(element, signal));
        pageScan.current?.settle(link);
        return link;
      },
      rendered: (signal) => optionalCall(signal, () => readRenderedSize(api, element)),
    }),
  };
}
