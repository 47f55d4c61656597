import { batch, computed, type ReadonlySignal, untracked } from '@preact/signals-core';
import type { Clock } from '#panel/browser/clock.ts';
import { createPageVisibility } from '#panel/browser/page-visibility.ts';
import { type ConsentWait, createConsentWait } from '#panel/connection/consent-wait.ts';
import type { Designer } from '#panel/designer/designer.ts';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import { compareNames } from '#panel/i18n/format.ts';
import { watch } from '#panel/state/watch.ts';
import { createFold, type Fold } from '#panel/ui/fold.tsx';
import { createDesignerUses, type DesignerUses } from '#panel/uses/designer-uses.ts';
import { createGoing, type Going } from '#panel/uses/going.ts';
import { type AskUses, createUsesReading, type UsesReading } from '#panel/uses/uses-reading.ts';
import { type Coverage, coverageKinds, isFullyRead, isPartlyRead } from '#rules/uses/coverage.ts';
import { findUses } from '#rules/uses/find-uses.ts';
import { type Reach, reachOf } from '#rules/uses/reach.ts';
import type { Use } from '#rules/uses/use.ts';

/** Where the assets of the site are used, and the reading that finds it. */
export interface SiteUses {
  readonly reading: UsesReading;
  readonly fromDesigner: Pick<DesignerUses, 'styles'>;
  readonly consent: ConsentWait;
  readonly going: Going;
  /** How far the site has been read; null before the first response. */
  readonly coverage: ReadonlySignal<Coverage | null>;
  /** True where "no use found" says something, because at least one place has been read. */
  readonly isPartlyRead: ReadonlySignal<boolean>;
  /** True where every place has been read and has arrived, and what the Designer shows of the site is not still being read. */
  readonly isFullyRead: ReadonlySignal<boolean>;
  /** The uses of an asset, the furthest reaching first; empty where none is known. */
  usesOf(assetId: string): readonly Use[];
  /** Tells whether an asset has a known use, also one on the open canvas; null while nothing is read. */
  readonly isUsed: ReadonlySignal<((assetId: string) => boolean) | null>;
  /** Whether the details of the reading are shown. */
  readonly fold: Fold;
  /** How far the alt text of an asset reaches; null while nothing is read. */
  reachOf(assetId: string): Reach | null;
  /** Begins the reading, or goes on with it. */
  find(): void;
  start(): () => void;
}

export interface SiteUsesParts {
  readonly designer: Designer | null;
  /** Reads the whole site through the Designer. */
  readonly site: SiteDesigner | null;
  readonly ask: AskUses;
  readonly clock: Clock;
  /** True while the site is known to be connected. */
  readonly isConnected: ReadonlySignal<boolean>;
  /** True while the tab of the site is open. */
  readonly isSiteOpen: ReadonlySignal<boolean>;
  /** True while the uses of one asset are shown. */
  readonly isAssetShown: ReadonlySignal<boolean>;
  /** The assets that the canvas shows. */
  readonly onCanvas: ReadonlySignal<ReadonlySet<string>>;
  /** Changes when the site was disconnected. */
  readonly cleared: ReadonlySignal<number>;
  /** Called after an element was selected on another page. */
  readonly onArrival: () => void;
}

const canvas: readonly Use[] = [{ kind: 'canvas' }];

/** Creates the models. Nothing is read before `find`, but for what the backend already knows. */
export function createSiteUses(parts: SiteUsesParts): SiteUses {
  const { designer, site, clock, onCanvas } = parts;
  const visibility = createPageVisibility();
  const isShown = computed(
    () =>
      visibility.isVisible.value &&
      parts.isConnected.value &&
      (parts.isSiteOpen.value || parts.isAssetShown.value),
  );
  const reading = createUsesReading({ ask: parts.ask, clock, isShown });
  const fromDesigner = createDesignerUses(designer, site);
  const places = computed(() => reading.known.value.places);
  const uses = computed(() => findUses(places.value.values(), fromDesigner.shown.value, compareNames));
  const coverage = computed(() => reading.known.value.state?.progress ?? null);
  const missing = computed(() => {
    const { problem, progress } = reading.known.value.state ?? {};
    if (problem?.code !== 'scopes_missing' || !progress) return null;
    return coverageKinds.filter((kind) => progress[kind].isRefused).join();
  });
  const consent = createConsentWait(clock, missing, {
    check: () => reading.submit('look'),
    // Access that was given is a new installation, of whose site nothing has been read.
    changed() {
      if (reading.known.value.state?.state === 'none') reading.submit('read');
    },
  });
  const going = createGoing(designer, site, parts.onArrival);

  const hasPart = computed(() => coverage.value !== null && isPartlyRead(coverage.value));

  return {
    reading,
    fromDesigner,
    consent,
    going,
    coverage,
    isPartlyRead: hasPart,
    isFullyRead: computed(() => {
      const { state } = reading.known.value;
      if (!state?.isWhole) return false;
      return isFullyRead(state.progress) && !fromDesigner.isReading.value;
    }),
    usesOf(assetId) {
      const known = uses.value.of(assetId);
      return known.length === 0 && onCanvas.value.has(assetId) ? canvas : known;
    },
    isUsed: computed(() => {
      const { value: found } = uses;
      const { value: shown } = onCanvas;
      return hasPart.value ? (assetId) => found.has(assetId) || shown.has(assetId) : null;
    }),
    fold: createFold(),
    reachOf: (assetId) => (hasPart.value ? reachOf(uses.value.of(assetId)) : null),
    find() {
      reading.submit('read');
      fromDesigner.read();
    },
    start() {
      const stops = [
        visibility.start(),
        reading.start(),
        fromDesigner.start(),
        consent.start(),
        watch(() => {
          const { state } = reading.known.value.state ?? {};
          if (parts.isSiteOpen.value && state !== undefined && state !== 'none')
            untracked(fromDesigner.ensure);
        }),
        watch(() => {
          if (parts.cleared.value > 0)
            batch(() => {
              reading.clear();
              fromDesigner.clear();
            });
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        going.stop();
      };
    },
  };
}
