import { states } from '#panel/i18n/alt-text.ts';
import { findingMessage } from '#panel/i18n/findings.ts';
import { formatBytes, formatFormat, formatPixels } from '#panel/i18n/format.ts';
import * as words from '#panel/i18n/report.ts';
import { cut, html, type Markup } from '#panel/report/markup.ts';
import { type ReportImage, type ReportUsage, reportLimits } from '#panel/report/report.ts';
import { type DeviceLoad, devices } from '#rules/audit/device-loads.ts';

/** Returns each different part once, up to `most`, and how many more there are. */
function distinct(parts: readonly Markup[], most: number): Markup {
  const shown = new Map(parts.map((part) => [part.text, part]));
  const more = shown.size - most;
  const lines = [...shown.values()].slice(0, most).map((part) => html`<div>${part}</div>`);
  return html`${lines}${more > 0 && html`<div class="soft">${words.more(more)}</div>`}`;
}

function altText({ state, text }: ReportUsage): Markup {
  if (text) {
    const of = state && html` <span class="soft">${states[state]}</span>`;
    return html`<q dir="auto">${cut(text, reportLimits.text)}</q>${of}`;
  }
  if (state === null) return html`<span class="soft">${words.notKnown}</span>`;
  return html`<span${state === 'notSet' && html` class="missing"`}>${states[state]}</span>`;
}

function load({ loaded, needed }: DeviceLoad): Markup {
  if (loaded === null) return html`<span class="soft">${words.notKnown}</span>`;
  const isLess = needed !== null && needed < loaded;
  return html`${formatBytes(loaded)}${isLess && ` · ${words.wouldDo(formatBytes(needed))}`}`;
}

const fact = (name: string, value: Markup): Markup => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

function originalOf({ contentType, type, width, height, bytes }: ReportImage): string {
  return [
    type ?? (contentType && formatFormat(contentType)),
    width !== null && height !== null && formatPixels(width, height),
    bytes !== null && formatBytes(bytes),
  ]
    .filter(Boolean)
    .join(' · ');
}

function thumbnailOf({ thumbnail }: ReportImage): Markup {
  return thumbnail === null
    ? html`<div class="thumb none">${words.noThumbnail}</div>`
    : html`<img class="thumb" src="${thumbnail}" alt="" width="96" height="96" loading="lazy" decoding="async" referrerpolicy="no-referrer">`;
}

/** Returns one image: its thumbnail, alt text, bytes, places and findings; `number` counts from 1. */
export function imagePart(image: ReportImage, number: number): Markup {
  const { usages, findings } = image;
  const places = usages.filter(({ place }) => place !== '');
  // A background has no alt text.
  const hasAltText = usages.some(({ state, text }) => state !== null || text !== null);
  const loads = usages.flatMap((usage) => usage.loads ?? []);
  const more = findings.length - reportLimits.findings;
  return html`<li class="image" id="image-${number}">${thumbnailOf(image)}<div>
<h3>${number}. <bdi>${cut(image.name, reportLimits.name)}</bdi></h3>
<p class="soft">${[originalOf(image), loads.length > 0 && words.usages(usages.length)].filter(Boolean).join(' · ')}</p>
<dl class="facts">
${hasAltText && fact(words.altText, distinct(usages.map(altText), reportLimits.usages))}
${
  loads.length > 0 &&
  devices.map((device) =>
    fact(
      words.loads[device],
      distinct(
        loads.map((one) => load(one[device])),
        reportLimits.usages,
      ),
    ),
  )
}
${
  places.length > 0 &&
  fact(
    words.place,
    distinct(
      places.map(({ place }) => html`<bdi>${cut(place, reportLimits.name)}</bdi>`),
      reportLimits.usages,
    ),
  )
}
${image.facts.map(([name, text]) => fact(name, html`<bdi>${cut(text, reportLimits.text)}</bdi>`))}
</dl>
${
  findings.length > 0 &&
  html`<ul class="found">${findings.slice(0, reportLimits.findings).map(({ finding }) => {
    const { title, body, why = '' } = findingMessage(finding);
    return html`<li><span class="mark ${finding.severity}"></span><span><strong>${cut(title, reportLimits.text)}</strong> ${cut(body, reportLimits.text)} <span class="soft">${cut(why, reportLimits.text)}</span></span></li>`;
  })}</ul>`
}${more > 0 && html`<p class="soft">${words.more(more)}</p>`}
</div></li>
`;
}
