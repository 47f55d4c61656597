import { imageUrl } from '#panel/browser/image-url.ts';
import { states } from '#panel/i18n/alt-text.ts';
import { boundFrom } from '#panel/i18n/binding.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { formatFormat } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/page.ts';
import { type Row, sameFinding, type UseText } from '#panel/page/row.ts';
import { Walk } from '#panel/page/walk.tsx';
import type { Walking } from '#panel/page/walking.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { ImageIcon } from '#panel/ui/icons.tsx';

interface RowViewProps {
  readonly row: Row;
  readonly walking: Walking;
  readonly isSelected: boolean;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** True while what is not known is not being looked up either. */
  readonly isHeldUp: boolean;
  /** Pixels of the original, or how many it has at least, in words. */
  readonly pixels: string | null;
}

/** The smallest file there is: a thumbnail needs no more. */
function thumbnailOf({ details }: Row, panelUrl: URL): string | null {
  const made = details?.variants?.find(({ error, hostedUrl }) => error === null && hostedUrl !== null);
  return imageUrl(made?.hostedUrl ?? details?.hostedUrl, panelUrl);
}

/** What is said where the facts of an asset would be. */
function insteadOfFacts({ known, uses, assetId }: Row, isHeldUp: boolean): string | null {
  const [first] = uses;
  if (first?.use.as === 'background') return words.background;
  if (first?.use.binding) return boundFrom(first.use.binding);
  if (assetId === null) return words.noAsset;
  if (known === 'missing') return words.missing;
  if (known) return null;
  return isHeldUp ? words.notKnown : words.looking;
}

/** Where the file of a use comes from, if it is not its own. */
function originOf({ use: { component, binding } }: UseText): string | null {
  if (component) return words.inComponent(component.name, component.instances);
  return binding && boundFrom(binding);
}

/** The worst of a row, and of how many uses it is said where that is not the one at hand. */
function worstOf({ findings, uses }: Row, current: UseText | undefined): string | null {
  const [worst] = findings;
  if (!worst) return null;
  const { title } = findingMessage(worst);
  const has = (use: UseText): boolean =>
    use.findings.some((finding) => sameFinding(finding) === sameFinding(worst));
  return !current || has(current) ? title : words.onSome(title, uses.filter(has).length, uses.length);
}

/** One image of the page. Pressing it selects it on the canvas; its other uses are one press away. */
export function RowView({ row, walking, isSelected, panelUrl, isHeldUp, pixels }: RowViewProps) {
  const { details, uses } = row;
  const name = details?.displayName ?? words.unnamed;
  const at = walking.at(row);
  const current = uses[at];
  const url = thumbnailOf(row, panelUrl);
  const error = walking.error.value;
  const origin = row.assetId !== null && current ? originOf(current) : null;
  const instead = insteadOfFacts(row, isHeldUp);
  const note =
    error?.key === row.key ? (error.isGone ? words.gone : words.notSelected) : worstOf(row, current);
  return (
    <>
      <button type="button" class="row" aria-current={isSelected} onClick={() => void walking.go(row, at)}>
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
      <Walk row={row} walking={walking} />
    </>
  );
}
