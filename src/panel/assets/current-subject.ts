import { computed, type ReadonlySignal } from '@preact/signals-core';
import type { AssetRecord, UsageRecord } from '#panel/assets/facts.ts';
import type { AssetStore } from '#panel/assets/store.ts';
import type { AssetSubject, OtherSubject, SelectedImage, Subject } from '#panel/assets/subject.ts';

interface Made {
  readonly selection: SelectedImage;
  readonly asset: AssetRecord;
  readonly usage: UsageRecord;
  readonly subject: AssetSubject;
}

/** What is shown with all that the store has of it: the same object until something of that changes. */
export function createSubject(
  shown: ReadonlySignal<OtherSubject | SelectedImage>,
  assets: Pick<AssetStore, 'asset' | 'usage'>,
): ReadonlySignal<Subject> {
  let made: Made | null = null;
  return computed(() => {
    const selection = shown.value;
    if (selection.kind !== 'asset') return selection;
    const { elementKey, assetId } = selection;
    const asset = assets.asset(assetId);
    const usage = assets.usage(elementKey, assetId);
    if (made?.selection === selection && made.asset === asset && made.usage === usage) return made.subject;
    const { placement, isComplete: told } = usage;
    const subject = { ...selection, ...asset, placement, told };
    made = { selection, asset, usage, subject };
    return subject;
  });
}
