/** Gives the focus to its level's Edit button where something that goes away, as the editor or Undo, has it. */
export function focusEdit(going: HTMLElement | null): void {
  if (!going?.contains(going.ownerDocument.activeElement)) return;
  going.closest('.level')?.querySelector<HTMLElement>('.edit')?.focus({ preventScroll: true });
}
