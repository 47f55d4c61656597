import { computed } from '@preact/signals';
import { pageWidths } from '#sandbox/site/breakpoints.ts';
import { designer } from './designer-state.ts';

/** CSS pixels of the open canvas's width at the breakpoint that is chosen. */
export const pageWidth = computed(() => pageWidths[designer.breakpoint.value]);

/** How much of its size the page is shown at, 1 being all of it: less where the window is too narrow. */
export const canvasZoom = computed(() => {
  const room = designer.canvasWidth.value;
  return room > 0 ? Math.min(1, room / pageWidth.value) : 1;
});
