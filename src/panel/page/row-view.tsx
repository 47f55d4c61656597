import { imageUrl } from '#panel/browser/image-url.ts';
import { states } from '#panel/i18n/alt-text.ts';
import { boundFrom } from '#panel/i18n/binding.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { formatFormat } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/page.ts';
import { type AuditedUsage, type Row, sameFinding } from '#panel/page/row.ts';
import { UsageButtons } from '#panel/page/usage-buttons.tsx';
import type { UsageNavigator } from '#panel/page/usage-navigator.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { ImageIcon } from '#panel/ui/icons.tsx';

interface RowViewProps {
  readonly row: Row;
  readonly usageNavigator: UsageNavigator;
  readonly isSelected: boolean;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** True where facts are missing and no lookup is running. */
  readonly isLookupStopped: boolean;
  /** Pixels of the original, exact or a minimum, as text. */
  readonly pixels: string | null;
}

/** Returns the URL of the smallest file, which is enough for a thumbnail. */
function thumbnailOf({ details }: Row, panelUrl: URL): string | null {
  const made = details?.variants?.find(({ error, hostedUrl }) => error === null && hostedUrl !== null);
  return imageUrl(made?.hostedUrl ?? details?.hostedUrl, panelUrl);
}

/** Returns the text in place of an asset's facts; null where there are facts. */
function factsReplacement({ lookupResult, usages, assetId }: Row, isLookupStopped: boolean): string | null {
  const [first] = usages;
  if (first?.usage.as === 'background') return words.background;
  if (first?.usage.binding) return boundFrom(first.usage.binding);
  if (assetId === null) return words.noAsset;
  if (lookupResult === 'missing') return words.missing;
  if (lookupResult) return null;
  return isLookupStopped ? words.notKnown : words.looking;
}

/** Returns where the file of a usage comes from; null where it is the image's own. */
function originOf({ usage: { component, binding } }: AuditedUsage): string | null {
  if (component) return words.inComponent(component.name, component.instances);
  return binding && boundFrom(binding);
}

/**
 * Returns the worst finding of a row, with the number of usages it is about where the current usage is not one of them.
 */
function worstOf({ findings, usages }: Row, current: AuditedUsage | undefined): string | null {
  const [worst] = findings;
  if (!worst) return null;
  const { title } = findingMessage(worst);
  const has = (usage: AuditedUsage): boolean =>
    usage.findings.some((finding) => sameFinding(finding) === sameFinding(worst));
  return !current || has(current) ? title : words.onSome(title, usages.filter(has).length, usages.length);
}

/** One image of the page. A press selects it on the canvas; its other usages have buttons of their own. */
export function RowView({
  row,
  usageNavigator,
  isSelected,
  panelUrl,
  isLookupStopped,
  pixels,
}: RowViewProps) {
  const { details, usages } = row;
  const name = details?.displayName ?? words.unnamed;
  const at = usageNavigator.at(row);
  const current = usages[at];
  const url = thumbnailOf(row, panelUrl);
  const error = usageNavigator.error.value;
  const origin = row.assetId !== null && current ? originOf(current) : null;
  const instead = factsReplacement(row, isLookupStopped);
  const note =
    error?.key === row.key ? (error.isGone ? words.gone : words.notSelected) : worstOf(row, current);
  return (
    <>
      <button
        type="button"
        class="row"
        aria-current={isSelected}
        onClick={() => void usageNavigator.go(row, at)}
      >
        <span class="thumbnail">
          {url ? (
            <img src={url} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" />
          ) : (
            <ImageIcon />
          )}
        </span>
        <span class="row-text">
          <span class="row-name" dir="auto">
            {name}
          </span>
          <span class={instead ? 'line instead' : 'line'}>
            {instead ?? (
              <>
                {details?.contentType && <span class="format">{formatFormat(details.contentType)}</span>}
                {typeof details?.size === 'number' && (
                  <span>
                    <Bytes bytes={details.size} />
                  </span>
                )}
                {pixels && <span>{pixels}</span>}
              </>
            )}
          </span>
          <span class="line">
            {current?.state && (
              <span class="state-word" data-state={current.state}>
                {states[current.state]}
              </span>
            )}
            {note && (
              <span class="remark" title={note}>
                {note}
              </span>
            )}
          </span>
          {origin && <span class="line">{origin}</span>}
        </span>
      </button>
      <UsageButtons row={row} usageNavigator={usageNavigator} />
    </>
  );
}
