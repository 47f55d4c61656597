import { type Bindings, readBindings, readWidthAttribute } from '#panel/designer/binding.ts';
import type { Call, DesignerResult } from '#panel/designer/call.ts';
import type { PageScanHolder } from '#panel/designer/page-scan.ts';
import { type RenderedSize, readRenderedSize } from '#panel/designer/snapshot.ts';
import type { LinkAround } from '#rules/alt-text/link-around.ts';

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

/** Wraps Image elements: `call` reads required facts, `optionalCall` optional ones. */
export function createImageHandles(
  api: WebflowApi,
  call: Call,
  optionalCall: Call,
  pageScan: PageScanHolder,
): (element: ImageElement) => ImageHandle {
  // Typed as texts, but Webflow does not document the value for an unnamed asset or a decorative image.
  const text = (read: () => Promise<unknown>) => (signal: AbortSignal) =>
    call(signal, async () => textOrNull(await read()));

  const write = (signal: AbortSignal, start: () => Promise<null>) =>
    call(signal, () => start().finally(() => pageScan.current?.noteWrite()));

  const asset = (handle: Asset): AssetHandle => ({
    id: handle.id,
    name: text(() => handle.getName()),
    url: text(() => handle.getUrl()),
    mimeType: text(() => handle.getMimeType()),
    altText: text(() => handle.getAltText()),
    setAltText: (altText, signal) => write(signal, () => handle.setAltText(altText)),
  });

  return (element) => ({
    asset: (signal) =>
      call(signal, async () => {
        const handle = await element.getAsset();
        return handle ? asset(handle) : null;
      }),
    altText: text(() => element.getAltText()),
    setAltText: (altText, signal) => write(signal, () => element.setAltText(altText)),
    bindings: (signal) => optionalCall(signal, () => readBindings(element)),
    widthAttribute: (signal) => optionalCall(signal, () => readWidthAttribute(element)),
    canReadLink: () => pageScan.current !== null,
    async link(signal) {
      const link = await call(signal, async () => (await pageScan.ready).linkAround(element, signal));
      pageScan.current?.settle(link);
      return link;
    },
    rendered: (signal) => optionalCall(signal, () => readRenderedSize(api, element)),
  });
}
