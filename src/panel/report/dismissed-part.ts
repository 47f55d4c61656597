import { dismissedTexts, dismissed as heading } from '#panel/i18n/dismissals.ts';
import * as words from '#panel/i18n/report.ts';
import { cut, html, type Markup } from '#panel/report/markup.ts';
import { type ReportImage, reportLimits } from '#panel/report/report.ts';

/** Returns the dismissed findings with their reasons; false where there are none. */
export function dismissedPart(images: readonly ReportImage[]): Markup | false {
  const all = images.flatMap(({ name, dismissed }, at) =>
    dismissedTexts(dismissed).map((text) => ({ number: at + 1, name, text })),
  );
  if (all.length === 0) return false;
  const items = all
    .slice(0, reportLimits.dismissed)
    .map(
      ({ number, name, text }) =>
        html`<li>${number}. <bdi>${cut(name, reportLimits.name)}</bdi>: <bdi>${cut(text, reportLimits.text)}</bdi></li>`,
    );
  const more = all.length - items.length;
  return html`<section aria-labelledby="dismissed"><h2 id="dismissed">${heading}</h2>
<ul>${items}</ul>${more > 0 && html`<p class="soft">${words.more(more)}</p>`}</section>
`;
}
