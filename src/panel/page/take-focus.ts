/**
 * Moves the focus to a new part of a series, from a removed element or from another element of the series. A person who
 * works on the canvas or in the tabs keeps the focus there.
 */
export function takeFocus(to: HTMLElement | null): void {
  const { activeElement: from, body } = document;
  if (!to || !document.hasFocus()) return;
  if (from === body || to.closest('.bulk')?.contains(from)) to.focus();
}
