/**
 * Writes text to the clipboard and resolves to whether that worked. Webflow sets the frame's permissions and does not
 * document them (UNCONFIRMED: `iframeAllow`), so where the Clipboard API is refused the older command is tried. Source: W3C
 * Clipboard API; HTML `execCommand('copy')`, which works within a press without a permission.
 */
export async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'offscreen';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
