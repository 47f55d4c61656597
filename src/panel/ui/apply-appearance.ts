import type { Appearance } from '#panel/ui/theme.ts';

/** Sets the theme and background on `root`, for the style sheets, which contain every colour. */
export function applyAppearance(root: HTMLElement, { theme, background }: Appearance): void {
  root.setAttribute('data-theme', theme);
  if (background === null) root.style.removeProperty('--panel-background');
  else root.style.setProperty('--panel-background', background);
}
