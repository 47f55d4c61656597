import type { Edit, Editing, EditTarget } from '#panel/alt-text/editing.ts';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import { altKeyOf, altTextAt, type SelectedAsset } from '#panel/assets/selection.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import * as words from '#panel/i18n/alt-editor.ts';
import { readAltText } from '#rules/alt-text/alt-text.ts';
import type { AssetSummary } from '#rules/audit/asset-summary.ts';

/** One level of alt text with its editing. */
export interface EditableLevel {
  readonly target: EditTarget;
  readonly edit: Edit;
  /** Why it can't be written here; null where it can. */
  readonly whyNot: string | null;
  /** True where visitors get no text and this level has none: its field stands open. */
  readonly isMissing: boolean;
}

interface LevelFacts {
  readonly selection: SelectedAsset;
  readonly assetSummary: AssetSummary;
  readonly editing: Editing;
  /** What the person may write in the current mode. */
  readonly permissions: Permissions;
}

function whyNotWritten(level: AltLevel, { selection, permissions }: LevelFacts): string | null {
  const bound = level === 'image' ? selection.placement.boundAltText : undefined;
  if (bound) return words.bound(bound);
  if (!permissions[level]) return words.notAllowed[level];
  const isUnread = selection.isComplete && altTextAt(selection, level) === undefined;
  return isUnread ? words.notRead : null;
}

/** Returns a level with its editing. */
export function editableLevel(level: AltLevel, facts: LevelFacts): EditableLevel {
  const { selection, assetSummary, editing } = facts;
  const key = altKeyOf(selection, level);
  const shown = altTextAt(selection, level);
  const whyNot = whyNotWritten(level, facts);
  const hasText = level === 'asset' && readAltText(shown ?? null).kind === 'text';
  const isMissing = assetSummary.alt.state === 'notSet' && shown !== undefined && whyNot === null && !hasText;
  return {
    target: {
      level,
      key,
      assetId: selection.assetId,
      handle: selection[level],
      shown,
      inherits: level === 'image' && assetSummary.inherits,
      assetText: altTextAt(selection, 'asset'),
    },
    edit: editing.of(key),
    whyNot,
    isMissing,
  };
}
