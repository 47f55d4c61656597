import { page } from 'vitest/browser';
import type { Theme } from '#panel/designer/designer.ts';
import { type Size, wholeHeight } from '#test/look/tiles.ts';

/** One theme and window size of a story. */
export interface View {
  readonly theme: Theme;
  /** Of the panel's window. */
  readonly size: Size;
  /** Whether the window is as high as its content, up to `wholeHeight`. */
  readonly isWhole: boolean;
}

/** Returns a view as text, such as `light, 320 × 460`. */
export function sayView({ theme, size: { width, height }, isWhole }: View): string {
  return `${theme}, ${width} × ${isWhole ? 'all' : height}`;
}

const hide = (text: string): string => text.replaceAll(location.host, 'files.example');

/** Removes the test page's own port, which differs in each run, from the visible text. */
function hidePort(): void {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode } = texts;
    const { nodeValue } = currentNode;
    if (nodeValue?.includes(location.host)) currentNode.nodeValue = hide(nodeValue);
  }
  for (const field of document.querySelectorAll('input, textarea')) {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    if (!isField || !field.value.includes(location.host)) continue;
    const isSelected = field.selectionStart !== field.selectionEnd;
    field.value = hide(field.value);
    if (isSelected) field.select();
  }
}

const nextFrames = () =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Waits until what depends on the size is drawn, fonts and pictures are loaded and laid out, and the focus has moved. */
async function settled(): Promise<void> {
  await nextFrames();
  hidePort();
  await document.fonts.ready;
  // A picture that does not load is part of the look.
  await Promise.allSettled([...document.images].map((image) => image.decode()));
  const focused = document.activeElement;
  if (focused === document.body) window.scrollTo(0, 0);
  else focused?.scrollIntoView({ block: 'center' });
  await nextFrames();
}

/** Applies the view to the page, and returns the size of the window in CSS pixels. */
export async function show({ theme, size, isWhole }: View): Promise<Size> {
  document.documentElement.dataset.theme = theme;
  await page.viewport(size.width, size.height);
  await settled();
  if (!isWhole) return size;
  const height = Math.min(document.documentElement.scrollHeight, wholeHeight);
  await page.viewport(size.width, height);
  await settled();
  return { width: size.width, height };
}
