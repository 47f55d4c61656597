import type { Appearance } from '#panel/ui/theme.ts';

/** Hands the appearance on to the style sheets, which hold every colour. */
export function applyAppearance(root: HTMLElement, { theme, background }: Appearance): void {
  root.setAttribute('data-theme', theme);
  if (background === null) root.style.removeProperty('--panel-background');
  else root.style.setProperty('--panel-background', background);
}
