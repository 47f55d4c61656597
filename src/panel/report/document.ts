import { formatBytes } from '#panel/i18n/format.ts';
import { lang } from '#panel/i18n/locale.ts';
import * as words from '#panel/i18n/report.ts';
import { dismissedPart } from '#panel/report/dismissed-part.ts';
import { severityPart } from '#panel/report/findings-part.ts';
import { imagePart } from '#panel/report/image-part.ts';
import { cut, html, Markup } from '#panel/report/markup.ts';
import { type Report, type ReportImage, type ReportTotal, reportLimits } from '#panel/report/report.ts';
import { reportStyle } from '#panel/report/style.ts';
import { type Device, devices } from '#rules/audit/device-loads.ts';
import type { Severity } from '#rules/findings/finding.ts';

const severities: readonly Severity[] = ['high', 'medium', 'low'];

/** Images of one part: few, so that a part takes a fraction of a frame. */
const imagesOfPart = 25;

/** A Content Security Policy for a file of text, style and pictures. Source: CSP Level 3. */
const policy = (images: string): string =>
  `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;

function totalOf({ bytes, unknown }: ReportTotal, device: Device): Markup {
  const less = unknown > 0 && html`<dd class="less">${words.unknown(unknown)}</dd>`;
  return html`<div><dt>${words.loads[device]}</dt><dd>${formatBytes(bytes)}</dd>${less}</div>`;
}

function headPart(report: Report, images: number): Markup {
  const { date, totals, originals, weighed, withoutAlt, isComplete } = report;
  const says = words.says[report.of];
  const title = words.title(says, cut(report.name, reportLimits.name));
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(report.imageSources)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Markup(reportStyle)}
</style>
</head>
<body>
<header><h1>${title}</h1><p class="soft">${words.made(date)}</p>
<dl class="totals"><div><dt>${says.imagesName}</dt><dd>${images}</dd></div>
${totals && devices.map((device) => totalOf(totals[device], device))}${
  originals !== null && html`<div><dt>${words.originals}</dt><dd>${formatBytes(originals)}</dd></div>`
}
${weighed.map(([name, text]) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}<div><dt>${words.withoutAlt}</dt><dd>${withoutAlt}</dd></div></dl>
${totals && html`<p class="soft">${words.screens}</p>`}${!isComplete && html`<p><strong>${says.partial}</strong></p>`}</header>
<main>
<section aria-labelledby="findings"><h2 id="findings">${words.findings}</h2>
`;
}

/** What the report leaves out; null where it has everything. */
function leftOut(says: words.ReportWords, images: number): Markup | false {
  return images > 0 && html`<p><strong>${words.leftOut(says, images)}</strong></p>`;
}

/**
 * Writes a report as one HTML document without a script, part by part; the first parts are empty, while its images are
 * read. It has at most the images and characters of
 * `reportLimits`, and says how many images it leaves out.
 */
export function* reportParts(report: Report): Generator<string, void> {
  const images: ReportImage[] = [];
  const says = words.says[report.of];
  for (const image of report.images) {
    images.push(image);
    if (images.length % imagesOfPart === 0) yield '';
  }
  yield headPart(report, images.length).text;
  let characters = 0;
  for (const severity of severities) {
    const part = severityPart(images, severity);
    if (!part) continue;
    characters += part.text.length;
    yield part.text;
  }
  yield html`${characters === 0 && html`<p>${report.isKnown ? words.none : words.noneSoFar}</p>`}</section>
<section aria-labelledby="images"><h2 id="images">${says.everyImage}</h2>
<ol>
`.text;
  let shown = 0;
  while (shown < Math.min(images.length, reportLimits.images)) {
    const few = images.slice(shown, Math.min(shown + imagesOfPart, reportLimits.images));
    const from = shown;
    const { text } = html`${few.map((image, at) => imagePart(image, from + at + 1))}`;
    if (characters + text.length > reportLimits.characters) break;
    characters += text.length;
    shown += few.length;
    yield text;
  }
  yield html`</ol>${leftOut(says, images.length - shown)}</section>
${dismissedPart(images)}</main>
<footer class="soft"><p>${words.limits(says, reportLimits.images)}</p></footer>
</body>
</html>
`.text;
}
