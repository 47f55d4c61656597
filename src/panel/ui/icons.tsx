/** A 16 px line icon in the style of Webflow's, with lines of `weight` pixels; hidden from screen readers. */
export function Icon({ lines, weight = 1 }: { lines: string; weight?: number }) {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" stroke-width={weight} aria-hidden="true">
      <path d={lines} />
    </svg>
  );
}

/** Two sheets: copy. */
export const CopyIcon = () => <Icon lines="M5.5 5.5V2.5h8v8h-3M2.5 5.5h8v8h-8z" />;

/** A tick: done. */
export const DoneIcon = () => <Icon lines="m3.5 8.5 3 3 6-7" />;

/** A picture. */
export const ImageIcon = () => <Icon lines="M2.5 2.5h11v11h-11zm0 9 3.5-3 2.5 2 2-1.5 3 2.5M5 5.5h1" />;

/** A pointer: select an element. */
export const PointerIcon = () => <Icon lines="m3.5 2.5 3.5 10 1.75-4 4.25-1.5z" />;

/** A pencil: edit. */
export const EditIcon = () => <Icon lines="m3 13 .75-3 7-7 2.25 2.25-7 7zM9.25 4.5l2.25 2.25" />;

/** An exclamation mark: a problem. */
export const AlertIcon = () => <Icon lines="M8 2.5a5.5 5.5 0 1 0 .01 0zM8 5v3.5m0 2v.5" />;

/** A chevron that points to the text's end, and down where its button is expanded. */
export const ChevronIcon = () => (
  <svg class="icon chevron" width="12" height="16" viewBox="0 0 12 16" aria-hidden="true">
    <path d="m4.5 5 3 3-3 3" />
  </svg>
);
