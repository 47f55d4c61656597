/**
 * Moves the focus to the level's Edit button if it is inside an element that is about to be removed, such as the editor
 * or Undo.
 */
export function focusEdit(going: HTMLElement | null): void {
  if (!going?.contains(going.ownerDocument.activeElement)) return;
  going.closest('.level')?.querySelector<HTMLElement>('.edit')?.focus({ preventScroll: true });
}
