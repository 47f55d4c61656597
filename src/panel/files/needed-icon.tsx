/** A small target: what a screen needs; hidden from screen readers. */
export const NeededIcon = () => (
  <svg class="icon needed-icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path d="M6 1.5a4.5 4.5 0 1 0 .01 0zM6 6v.01" />
  </svg>
);
