/** Scrolls the canvas to an element unless at least half of its height, or of the canvas's if that is less, is visible. */
export function scrollToElement(id: string, canvas: HTMLElement): void {
  const drawn = canvas.querySelector(`[data-box="${CSS.escape(id)}"]`);
  if (!drawn) return;
  const box = drawn.getBoundingClientRect();
  const window = canvas.getBoundingClientRect();
  const seen = Math.min(box.bottom, window.bottom) - Math.max(box.top, window.top);
  if (seen < Math.min(box.height, window.height) / 2) drawn.scrollIntoView({ block: 'center' });
}
