/** The style of a report: light, for screens and for paper. */
export const reportStyle = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.5rem; background: #fff; color: #1e1e1e;
  font: 0.875rem/1.5 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 0.75rem; padding-bottom: 0.25rem; border-bottom: 1px solid #d4d4d4; font-size: 1.25rem; }
h3 { margin: 0; font-size: 1rem; }
h4 { margin: 0; font-size: 0.875rem; }
p, ul, ol, dl, dd { margin: 0; }
ul, ol { padding: 0; list-style: none; }
a { color: #0059ad; }
a:focus-visible { outline: 2px solid #0059ad; outline-offset: 2px; }
.soft { color: #5c5c5c; }
.totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 0.75rem; margin: 1.5rem 0 0.75rem; }
.totals > div { padding: 0.75rem 1rem; border: 1px solid #d4d4d4; border-radius: 0.375rem; }
.totals dt { color: #5c5c5c; }
.totals dd { font-size: 1.5rem; font-weight: 600; line-height: 1.25; font-variant-numeric: tabular-nums; }
.totals .less { color: #5c5c5c; font-size: 0.75rem; font-weight: 400; }
.severity { margin: 1.25rem 0 0; }
.severity > h3 { display: flex; align-items: center; gap: 0.5rem; }
.severity > h3::before, .mark { content: ""; flex: none; display: inline-block; width: 0.625rem; height: 0.625rem;
  border: 2px solid #5c5c5c; border-radius: 50%; }
.high > h3::before, .mark.high { border-color: #b3242e; background: #b3242e; }
.medium > h3::before, .mark.medium { border-color: #946b00; background: #946b00; }
.kind { margin: 0.75rem 0 0 1.125rem; }
.kind li { margin: 0.25rem 0 0; }
.image { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 1rem; padding: 1rem 0; border-top: 1px solid #e4e4e4; }
.image:first-child { border-top: 0; }
.thumb { width: 6rem; height: 6rem; border-radius: 0.25rem; background: #f0f0f0; object-fit: contain; }
.none { display: grid; place-items: center; padding: 0.5rem; color: #5c5c5c; font-size: 0.75rem; text-align: center; }
.facts > div { display: grid; grid-template-columns: 7rem minmax(0, 1fr); gap: 0 0.5rem; }
.facts dt { color: #5c5c5c; }
.missing { color: #b3242e; font-weight: 600; }
.found { margin: 0.375rem 0 0; }
.found li { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: 0.5rem; align-items: baseline; }
footer { margin: 2rem 0 0; padding: 1rem 0 0; border-top: 1px solid #d4d4d4; }
@media (max-width: 30rem) { .image { grid-template-columns: 3rem minmax(0, 1fr); } .thumb { width: 3rem; height: 3rem; } }
@media print {
  @page { margin: 15mm; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  h2, h3, h4 { break-after: avoid; }
  .image, .kind li, .totals > div { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
  .thumb, .mark, .severity > h3::before { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}`;
