import type { Draft, EditTarget } from '#panel/alt-text/editing.ts';
import type { AltLevel } from '#panel/assets/alt-target.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import { type AuditedUsage, lacksText, type Row } from '#panel/page/row.ts';
import type { Usage } from '#panel/page/usage.ts';

/** Where a text is written, and how many usages on the page get it; null where it is not about a page. */
export interface Destination {
  readonly level: AltLevel;
  readonly images: number | null;
}

/** True for a usage that has no text and may get one. */
export function isOpen(audited: AuditedUsage): boolean {
  const { handles, isAltBound } = audited.usage;
  return handles !== null && lacksText(audited) && !isAltBound;
}

/** True for a row whose alt text the person may write. A text of its asset is never overwritten. */
export function isWritable(row: Row, permissions: Permissions): boolean {
  return row.usages.some(isOpen) && (permissions.image || (permissions.asset && !row.assetText));
}

/**
 * Returns what to write to, for an image without a text; `api` is its asset's text. Where that is not known none is
 * expected, so that a write finds one and fails.
 */
function targetAt(
  level: AltLevel,
  { assetId, handles, element, altText }: Usage,
  api: string | null | undefined,
): EditTarget[] {
  if (assetId === null || handles === null) return [];
  const handle = handles[level];
  if (level === 'asset')
    return [{ level, key: assetId, assetId, handle, shown: api ?? null, inherits: false }];
  // Without an empty text of its own it would show its asset's.
  const inherits = altText !== '' || !api;
  return [{ level, key: element.key, assetId, handle, shown: altText, inherits, assetText: api }];
}

/**
 * Returns the level at which a text is written: the asset, for all its usages; each image where the asset's text may not
 * be written or already exists. Decorative is a property of a usage, so it is written at each image.
 */
function levelOf({ assetText }: Row, as: Draft['as'], permissions: Permissions): AltLevel {
  if (assetText) return 'image';
  return (as === 'text' ? permissions.asset : !permissions.image) ? 'asset' : 'image';
}

/** Returns each target of a write. */
export function targetsOf(row: Row, as: Draft['as'], permissions: Permissions): EditTarget[] {
  const { usages, assetText } = row;
  const level = levelOf(row, as, permissions);
  if (!permissions[level]) return [];
  const open = usages.filter(isOpen);
  return (level === 'asset' ? open.slice(0, 1) : open).flatMap(({ usage }) =>
    targetAt(level, usage, assetText),
  );
}

/** Returns where a text of this row is written. */
export function destinationOf(row: Row, permissions: Permissions): Destination {
  return { level: levelOf(row, 'text', permissions), images: row.usages.filter(isOpen).length };
}

/** Returns the images that don't inherit the new text of their asset, because their own is empty. */
export async function unreached({ usages }: Row, text: string): Promise<EditTarget[]> {
  const targets: EditTarget[] = [];
  for (const { usage } of usages.filter(isOpen)) {
    const answer = await usage.handles?.image.altText(new AbortController().signal);
    if (answer?.ok && answer.value === '')
      targets.push(...targetAt('image', { ...usage, altText: '' }, text));
  }
  return targets;
}
