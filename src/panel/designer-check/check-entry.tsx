import type { Copying } from '#panel/ui/copying.ts';

interface CheckEntryProps {
  readonly backendUrl: string;
  readonly copying: Copying;
  readonly close: () => void;
}

/** The menu's entry for the check of this Designer. Only the development panel has it. */
export function CheckEntry({ backendUrl, copying, close }: CheckEntryProps) {
  const open = async (): Promise<void> => {
    close();
    const { openCheck } = await import('#panel/designer-check/open-check.tsx');
    await openCheck({ backendUrl, copying });
  };
  return (
    <button type="button" class="popup-item" onClick={open}>
      Check this Designer
    </button>
  );
}
