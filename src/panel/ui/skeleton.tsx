/** Grey bars in the place of facts. They appear by themselves after 150 ms, and say nothing to a screen reader. */
export function Bars({ widths }: { widths: readonly number[] }) {
  return (
    <div class="bars" aria-hidden="true">
      {widths.map((width, at) => (
        <span key={at} class="bar" style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}

/** The whole view while a selection is being read. */
export function Skeleton() {
  return (
    <div class="skeleton" aria-hidden="true">
      <div class="preview" />
      <div class="section">
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
