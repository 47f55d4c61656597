import { states } from '#panel/i18n/alt-text.ts';
import { dismissedList } from '#panel/i18n/dismissals.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { noAlt, quoted } from '#panel/i18n/page.ts';
import * as words from '#panel/i18n/site.ts';
import { usesInLine } from '#panel/i18n/use-names.ts';
import { noUseYet } from '#panel/i18n/uses.ts';
import { RowFrame } from '#panel/list/row-frame.tsx';
import { thumbnailUrl } from '#panel/list/thumbnail-url.ts';
import { lacksAltText, type SiteRow } from '#panel/site/site-row.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import { FileKindIcon } from '#panel/ui/lazy-icons.tsx';
import type { SiteUses } from '#panel/uses/site-uses.ts';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { RowWeight } from '#panel/weighing-list/row-weight.tsx';

/** Pixels of a thumbnail on a screen of 2×; it is drawn 40 CSS pixels wide. */
const thumbnailPixels = 80;

/** Bytes of an original that is loaded as a thumbnail where no smaller file is known. Our choice. */
const heaviestThumbnail = 500_000;

interface SiteRowViewProps {
  readonly row: SiteRow;
  readonly isOpen: boolean;
  readonly uses: SiteUses;
  readonly weighing: Pick<ListWeighing, 'outcomeOf'>;
  readonly tabIndex: 0 | -1;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** True where its dismissed findings are shown in place of its alt text. */
  readonly showsDismissed: boolean;
  /** The names of assets with the same file, shown in place of its alt text; null for none. */
  readonly sameAs: string | null;
  readonly onPress: (row: HTMLElement) => void;
}

function thumbnailOf({ kind, details, bytes }: SiteRow, panelUrl: URL): string | null {
  const isLight = details.variants?.some(({ error }) => error === null) || (bytes ?? 0) <= heaviestThumbnail;
  return kind === 'image' && isLight ? thumbnailUrl(details, thumbnailPixels, panelUrl) : null;
}

/** What visitors hear of an image, or the kind of any other file. */
function Text({ row }: { readonly row: SiteRow }) {
  const { alt, kind } = row;
  if (!alt) return <>{words.kinds[kind]}</>;
  if (lacksAltText(row)) return <span class="row-missing">{noAlt}</span>;
  if (alt.text) return <span dir="auto">{quoted(alt.text)}</span>;
  return alt.state && <>{states[alt.state]}</>;
}

/** Where it is used, as far as that is known. */
function Where({ row, uses }: { readonly row: SiteRow; readonly uses: SiteUses }) {
  if (!uses.isPartlyRead.value) return null;
  const known = uses.usesOf(row.key);
  return (
    <span class="row-where" dir="auto">
      {known.length > 0 ? usesInLine(known, 1) : uses.isFullyRead.value ? words.chips.noUse : noUseYet}
    </span>
  );
}

/** One asset of the site. */
export function SiteRowView({ row, ...props }: SiteRowViewProps) {
  const { details, bytes } = row;
  const [worst] = row.findings;
  const dismissed = row.dismissed.length > 0 ? dismissedList(row.dismissed) : null;
  const sameFile = props.sameAs === null ? null : words.sameFile(props.sameAs);
  const instead = (props.showsDismissed ? dismissed : null) ?? sameFile;
  return (
    <RowFrame
      thumbnail={thumbnailOf(row, props.panelUrl)}
      icon={<FileKindIcon kind={row.kind} />}
      severity={worst?.severity ?? null}
      worst={worst ? findingMessage(worst).title : null}
      note={[dismissed, sameFile].filter(Boolean).join('\n') || null}
      name={details.displayName || words.untitled}
      aside={
        <>
          {bytes !== null && <Bytes bytes={bytes} />} <span class="row-unit">{row.type}</span>
        </>
      }
      text={instead ?? <Text row={row} />}
      place={
        <RowWeight weighing={props.weighing} assetId={row.key}>
          <Where row={row} uses={props.uses} />
        </RowWeight>
      }
      isCurrent={props.isOpen}
      tabIndex={props.tabIndex}
      onPress={props.onPress}
    />
  );
}
