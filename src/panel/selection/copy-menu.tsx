import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/actions.ts';
import { CopyFailure } from '#panel/ui/copy-button.tsx';
import type { Copying } from '#panel/ui/copying.ts';
import { CopyIcon, DoneIcon } from '#panel/ui/icons.tsx';
import { Popup } from '#panel/ui/popup.tsx';
import type { Popups } from '#panel/ui/popups.ts';
import { latestFacts } from '#rules/audit/asset-facts.ts';
import type { Audit } from '#rules/audit/audit.ts';
import { imgTag, isWebUrl, srcsetOf } from '#rules/delivery/markup.ts';

interface CopyMenuProps {
  readonly selection: SelectedAsset;
  /** Null for a file that is no image. */
  readonly audit: Audit | null;
  readonly popups: Popups;
  readonly copying: Copying;
}

interface Copy {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}

/** What can be copied of an image: its URL, its markup as far as the files are known, and the id of its asset. */
function copiesOf(selection: SelectedAsset, audit: Audit | null): readonly Copy[] {
  const { assetId, details } = selection;
  const delivery = audit?.delivery;
  const { url } = latestFacts(selection);
  const files = delivery?.listing.candidates ?? [];
  const fetched = files.filter((file) => isWebUrl(file.url));
  const tag =
    delivery && details && details.hostedUrl !== null
      ? imgTag({
          url: details.hostedUrl,
          alt: audit.alt,
          ...audit.original,
          files,
          sizes: delivery.sizes.text,
        })
      : null;
  const copies = [
    { id: 'url', label: words.copyUrl, text: url },
    { id: 'srcset', label: words.copySrcset, text: fetched.length > 1 ? srcsetOf(fetched) : null },
    { id: 'tag', label: words.copyTag, text: tag },
    { id: 'id', label: words.copyAssetId, text: assetId },
  ];
  return copies.flatMap(({ text, ...copy }) => (text ? [{ ...copy, text }] : []));
}

/** The menu of what can be copied. It closes once something was copied, and stays where the browser refused. */
export function CopyMenu({ selection, audit, popups, copying }: CopyMenuProps) {
  const scope = `asset ${selection.assetId}`;
  const last = copying.last.value;
  const isDone = last?.ok === true && last.key.startsWith(scope);
  return (
    <div class="copy-menu" data-done={isDone}>
      <Popup
        popups={popups}
        id={`copy ${selection.elementKey}`}
        label={words.copy}
        icon={isDone ? <DoneIcon /> : <CopyIcon />}
      >
        {(close) => (
          <>
            {copiesOf(selection, audit).map(({ id, label, text }) => (
              <button
                key={id}
                type="button"
                class="popup-item"
                onClick={async () => {
                  if (await copying.copy(`${scope} ${id}`, text)) close();
                }}
              >
                {label}
              </button>
            ))}
            <CopyFailure copying={copying} scope={scope} />
          </>
        )}
      </Popup>
    </div>
  );
}
