import { computed, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Designer } from '#panel/designer/designer.ts';
import type { SiteBackgrounds } from '#panel/designer/site-backgrounds.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import type { SocialImages } from '#panel/designer/social-images.ts';
import type { ShownUse } from '#rules/uses/use.ts';

/** The uses that the Designer returns without any scope. */
export interface DesignerUses {
  readonly shown: ReadonlySignal<readonly ShownUse[]>;
  /** How many styles have been read for backgrounds; null before they are listed. */
  readonly styles: ReadonlySignal<{ readonly read: number; readonly of: number } | null>;
  /** True from the start of a reading of the site until its end, also where that was early. */
  readonly isReading: ReadonlySignal<boolean>;
  /** Reads the site once, and each page that is opened from now on. */
  ensure(): void;
  /** Reads the site again. */
  read(): void;
  /** Ends the reading and discards its results. */
  clear(): void;
  start(): () => void;
}

type Readers = Pick<SiteDesigner, 'imageProperties' | 'siteBackgrounds' | 'socialImages'>;

const backgroundsOf = ({ uses }: SiteBackgrounds): ShownUse[] =>
  uses.map(({ assetId, styleName: style }) => ({ assetId, use: { kind: 'background', style } }));

const socialOf = ({ uses }: SocialImages): ShownUse[] =>
  uses.flatMap(({ assetId, pageId: id, pageName: name, which: image }) =>
    assetId === null ? [] : { assetId, use: { kind: 'social' as const, id, name, image } },
  );

/** Creates the readings, one after the other: social images take the fewest calls, backgrounds the most. */
export function createDesignerUses(
  designer: Pick<Designer, 'onPage' | 'page'> | null,
  site: Readers | null,
): DesignerUses {
  const backgrounds = signal<SiteBackgrounds | null>(null);
  const social = signal<SocialImages | null>(null);
  const properties = signal<ReadonlyMap<string, readonly ShownUse[]>>(new Map());
  let current = new AbortController();
  let page = new AbortController();
  const isReading = signal(false);
  let isWanted = false;

  /** Reads the image properties of the open page. Those of pages that were open before stay known. */
  async function readPage(): Promise<void> {
    page.abort();
    page = new AbortController();
    const { signal } = page;
    const open = await designer?.page(signal);
    const answer = open?.ok ? await site?.imageProperties(signal) : null;
    if (!open?.ok || !answer?.ok || signal.aborted) return;
    const { id, name } = open.value;
    const uses = answer.value.uses.map(
      ({ assetId, componentName: component, property }): ShownUse => ({
        assetId,
        use: { kind: 'property', id, name, component, property },
      }),
    );
    properties.value = new Map(properties.value).set(id, uses);
  }

  async function readSite(signal: AbortSignal): Promise<void> {
    if (!site) return;
    const ofPages = await site.socialImages(signal, (soFar) => {
      if (!signal.aborted && social.value === null) social.value = soFar;
    });
    if (signal.aborted) return;
    if (ofPages.ok) social.value = ofPages.value;
    await readPage();
    if (signal.aborted) return;
    const isFirst = backgrounds.value === null;
    const ofStyles = await site.siteBackgrounds(signal, (soFar) => {
      if (isFirst && !signal.aborted) backgrounds.value = soFar;
    });
    if (ofStyles.ok && !signal.aborted) backgrounds.value = ofStyles.value;
  }

  function read(): void {
    isWanted = true;
    current.abort();
    current = new AbortController();
    const { signal } = current;
    isReading.value = true;
    void readSite(signal).then(() => {
      if (!signal.aborted) isReading.value = false;
    });
  }

  function clear(): void {
    current.abort();
    page.abort();
    isWanted = false;
    isReading.value = false;
    backgrounds.value = null;
    social.value = null;
    properties.value = new Map();
  }

  return {
    shown: computed(() => [
      ...(backgrounds.value ? backgroundsOf(backgrounds.value) : []),
      ...(social.value ? socialOf(social.value) : []),
      ...[...properties.value.values()].flat(),
    ]),
    styles: computed(() => backgrounds.value && { read: backgrounds.value.read, of: backgrounds.value.of }),
    isReading,
    ensure() {
      if (!isWanted) read();
    },
    read,
    clear,
    start() {
      const stop = designer?.onPage(() => {
        if (isWanted) void readPage();
      });
      return () => {
        stop?.();
        clear();
      };
    },
  };
}
