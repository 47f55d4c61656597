import { computed } from '@preact/signals';
import { pageWidths } from '#sandbox/site/breakpoints.ts';
import { designer } from './designer-state.ts';

/** The width of the open page in CSS pixels at the selected breakpoint. */
export const pageWidth = computed(() => pageWidths[designer.breakpoint.value]);

/** The zoom factor of the page, at most 1: below 1 where the window is narrower than the page. */
export const canvasZoom = computed(() => {
  const room = designer.canvasWidth.value;
  return room > 0 ? Math.min(1, room / pageWidth.value) : 1;
});
