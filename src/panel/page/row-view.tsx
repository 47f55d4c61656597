import { imageUrl } from '#panel/browser/image-url.ts';
import { states } from '#panel/i18n/alt-text.ts';
import { boundFrom } from '#panel/i18n/binding.ts';
import { dismissedList } from '#panel/i18n/dismissals.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import * as words from '#panel/i18n/page.ts';
import { RowFrame } from '#panel/list/row-frame.tsx';
import { type AuditedUsage, lacksAltText, lacksText, type Row } from '#panel/page/row.ts';
import { rowLoads } from '#panel/page/row-loads.ts';
import { Bytes } from '#panel/ui/bytes.tsx';
import type { ListWeighing } from '#panel/weighing-list/list-weighing.ts';
import { RowWeight } from '#panel/weighing-list/row-weight.tsx';

interface RowViewProps {
  readonly row: Row;
  readonly weighing: Pick<ListWeighing, 'outcomeOf'>;
  /** The usage that is shown, by its index. */
  readonly at: number;
  readonly isSelected: boolean;
  readonly tabIndex: 0 | -1;
  /** The panel's own address. */
  readonly panelUrl: URL;
  /** True where facts are missing and no lookup is running. */
  readonly isLookupStopped: boolean;
  /** The heading before the usage on its page, where it is known. */
  readonly heading: string | undefined;
  /** Why its element could not be selected; null where it could. */
  readonly error: string | null;
  /** True where its dismissed findings are shown in place of its alt text. */
  readonly showsDismissed: boolean;
  readonly onPress: (row: HTMLElement) => void;
}

/** Returns the URL of the smallest file, which is enough for a thumbnail. */
function thumbnailOf({ details }: Row, panelUrl: URL): string | null {
  const made = details?.variants?.find(({ error, hostedUrl }) => error === null && hostedUrl !== null);
  return imageUrl(made?.hostedUrl ?? details?.hostedUrl, panelUrl);
}

/** What a phone loads of the row, or why that is not known. */
function Load({ row, isLookupStopped }: Pick<RowViewProps, 'row' | 'isLookupStopped'>) {
  const { assetId, lookupResult, details, check } = row;
  if (assetId === null || lookupResult === 'missing') return null;
  if (!details) return <>{isLookupStopped ? words.notKnown : words.looking}</>;
  const { bytes, unknown } = rowLoads(row, 'phone');
  if (unknown === 0)
    return (
      <>
        <Bytes bytes={bytes} /> <span class="row-unit">{words.phone}</span>
      </>
    );
  if (check === 'open') return <>{words.notChecked}</>;
  return typeof details.size === 'number' ? (
    <>
      <Bytes bytes={details.size} /> <span class="row-unit">{words.original}</span>
    </>
  ) : null;
}

/** Returns the text in place of an alt text, where there is no image of this site to describe. */
function insteadOf({ lookupResult, assetId }: Row, { usage }: AuditedUsage): string | null {
  if (usage.as === 'background') return words.background;
  if (usage.binding) return boundFrom(usage.binding);
  if (assetId === null) return words.noAsset;
  return lookupResult === 'missing' ? words.missing : null;
}

/** What visitors hear of the usage. */
function AltText({ row, current }: { readonly row: Row; readonly current: AuditedUsage }) {
  const { state, text } = current;
  const open = row.usages.filter(lacksText).length;
  if (lacksAltText(row)) {
    const { length: of } = row.usages;
    return <span class="row-missing">{open < of ? words.onSome(words.noAlt, open, of) : words.noAlt}</span>;
  }
  if (text) return <span dir="auto">{words.quoted(text)}</span>;
  return state && <span>{states[state]}</span>;
}

/** One image of the page. */
export function RowView({ row, at, isLookupStopped, heading, error, ...props }: RowViewProps) {
  const current = row.usages[at];
  const [worst] = row.findings;
  const { length: uses } = row.usages;
  const instead = current && insteadOf(row, current);
  const dismissed = row.dismissed.length > 0 ? dismissedList(row.dismissed) : null;
  const shownInstead = props.showsDismissed ? dismissed : null;
  const place = current?.usage.component?.name ?? heading;
  return (
    <RowFrame
      thumbnail={thumbnailOf(row, props.panelUrl)}
      severity={worst?.severity ?? null}
      worst={worst ? findingMessage(worst).title : null}
      name={row.details?.displayName ?? words.unnamed}
      aside={<Load row={row} isLookupStopped={isLookupStopped} />}
      note={dismissed}
      text={error ?? shownInstead ?? instead ?? (current && <AltText row={row} current={current} />)}
      place={
        <>
          <RowWeight weighing={props.weighing} assetId={row.assetId}>
            {place && (
              <span class="row-where" dir="auto">
                {place}
              </span>
            )}
          </RowWeight>
          {uses > 1 && (
            <span>
              <span aria-hidden="true">×{uses}</span>
              <span class="hidden">{words.usages(uses)}</span>
            </span>
          )}
        </>
      }
      isCurrent={props.isSelected}
      tabIndex={props.tabIndex}
      onPress={props.onPress}
    />
  );
}
