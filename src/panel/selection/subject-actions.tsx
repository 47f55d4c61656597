import type { SelectedAsset } from '#panel/assets/selection.ts';
import * as words from '#panel/i18n/actions.ts';
import { CopyMenu } from '#panel/selection/copy-menu.tsx';
import type { Copying } from '#panel/ui/copying.ts';
import { RefreshIcon } from '#panel/ui/lazy-icons.tsx';
import type { Popups } from '#panel/ui/popups.ts';
import type { Audit } from '#rules/audit/audit.ts';

interface SubjectActionsProps {
  readonly selection: SelectedAsset;
  /** Null for a file that is no image. */
  readonly audit: Audit | null;
  readonly popups: Popups;
  readonly copying: Copying;
  readonly refresh: () => void;
}

/** The buttons beside the image's name: read it again, and copy. */
export function SubjectActions({ refresh, ...menu }: SubjectActionsProps) {
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={words.refreshImage}
        title={words.refreshImage}
        onClick={refresh}
      >
        <RefreshIcon />
      </button>
      <CopyMenu key={menu.selection.elementKey} {...menu} />
    </>
  );
}
