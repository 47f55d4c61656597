import { effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import { onTestFinished } from 'vitest';
import type { SiteDesigner } from '#panel/designer/site-designer.ts';
import { applyAppearance } from '#panel/ui/apply-appearance.ts';
import { createFold } from '#panel/ui/fold.tsx';
import { createSiteUses, type SiteUsesParts } from '#panel/uses/site-uses.ts';
import { UsedOn } from '#panel/uses/used-on.tsx';
import { UsesCard } from '#panel/uses/uses-card.tsx';
import { createScriptedDesigner, type ScriptedDesigner } from '#test/support/panel/scripted-designer.ts';
import { createScriptedSite } from '#test/support/panel/scripted-site.ts';
import { createScriptedUses } from '#test/support/panel/uses-answers.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';
import { placeId } from '#test/support/shared/use-places.ts';
import '#panel/styles.ts';
import '#panel/lazy/lazy-features.css';

interface Script {
  readonly site?: Partial<SiteDesigner>;
  readonly designer?: ScriptedDesigner;
  readonly parts?: Partial<SiteUsesParts>;
  /** Draws the card, or the uses of the asset `hero`. */
  readonly view?: 'card' | 'used on';
}

/** Opens the models of the uses on a scripted Designer and backend, with their view, until the test ends. */
export function openUses({ site = {}, designer = createScriptedDesigner(), parts, view }: Script = {}) {
  const clock = createManualClock();
  const backend = createScriptedUses();
  const isSiteOpen = signal(true);
  const onCanvas = signal<ReadonlySet<string>>(new Set());
  const cleared = signal(0);
  let arrivals = 0;
  const siteUses = createSiteUses({
    designer,
    site: createScriptedSite(site),
    ask: backend.ask,
    clock,
    isConnected: signal(true),
    isSiteOpen,
    isAssetShown: signal(false),
    onCanvas,
    cleared,
    onArrival: () => {
      arrivals += 1;
    },
    ...parts,
  });
  onTestFinished(siteUses.start());
  const fold = createFold();
  if (view) {
    const root = document.createElement('div');
    document.body.append(root);
    applyAppearance(document.documentElement, { theme: 'darkDefault', background: null });
    const hide = effect(() =>
      render(
        <main class="panel" tabIndex={-1}>
          <div class="view">
            {view === 'card' ? (
              <UsesCard siteUses={siteUses} now={clock.now()} />
            ) : (
              <UsedOn assetId={placeId('hero')} siteUses={siteUses} fold={fold} />
            )}
          </div>
        </main>,
        root,
      ),
    );
    onTestFinished(() => {
      hide();
      root.remove();
    });
  }
  return {
    siteUses,
    clock,
    backend,
    isSiteOpen,
    onCanvas,
    cleared,
    designer,
    fold,
    arrivals: () => arrivals,
  };
}
