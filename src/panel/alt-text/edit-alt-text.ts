/** Moves the focus into the field of the alt text, which is opened where it is closed. */
export function editAltText(): void {
  const section = document.getElementById('alt-text')?.closest('section');
  const field = section?.querySelector('textarea');
  if (field) field.focus();
  else section?.querySelector<HTMLElement>('.edit')?.click();
}
