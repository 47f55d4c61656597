/** Grey bars in place of facts. They appear after 150 ms (CSS) and are hidden from screen readers. */
export function Bars({ widths }: { widths: readonly number[] }) {
  return (
    <div class="bars" aria-hidden="true">
      {widths.map((width, at) => (
        <span key={at} class="bar" style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}

/** The skeleton of the whole view while a selection is read. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <div class="subject">
        <div class="thumb" data-waiting="true" />
        <Bars widths={[48]} />
        <Bars widths={[72]} />
      </div>
      <div class="step">
        <Bars widths={[72, 48]} />
      </div>
      <div class="section">
        <Bars widths={[24, 90, 64]} />
      </div>
      <div class="section">
        <Bars widths={[28, 100, 100, 100]} />
      </div>
    </div>
  );
}
