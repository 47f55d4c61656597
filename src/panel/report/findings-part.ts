import { findingMessage, kindTitle } from '#panel/i18n/findings.ts';
import * as words from '#panel/i18n/report.ts';
import { cut, html, type Markup } from '#panel/report/markup.ts';
import { type ReportImage, reportLimits } from '#panel/report/report.ts';
import type { Finding, Severity } from '#rules/findings/finding.ts';

/** A finding of one image; `number` is the image's, from 1. */
interface Found {
  readonly number: number;
  readonly name: string;
  readonly finding: Finding;
}

const linkTo = ({ number }: Found, text: string): Markup =>
  html`<a href="#image-${number}"><bdi>${text}</bdi></a>`;

/** Returns the rest of a long list: how many there are, and links by number, not to all of a very long one. */
function moreLinks(rest: readonly Found[]): Markup {
  const links = rest.slice(0, reportLimits.links).map((one) => html` ${linkTo(one, `${one.number}`)}`);
  return html`<p class="soft">${words.more(rest.length)}:${links}${rest.length > links.length && ' …'}</p>`;
}

/** Returns the findings of one kind: what to do, and the images, each with its own numbers where these differ. */
function kindPart(found: readonly Found[]): Markup {
  const shown = found.slice(0, reportLimits.examples).map((one) => {
    const { title, body, why } = findingMessage(one.finding);
    return {
      one,
      title: cut(title, reportLimits.text),
      body: cut(why ? `${why} ${body}` : body, reportLimits.text),
      link: linkTo(one, `${one.number}. ${cut(one.name, reportLimits.name)}`),
    };
  });
  const rest = found.slice(shown.length);
  const [first] = shown;
  const isTitleSame = shown.every(({ title }) => title === first?.title);
  const isSame = isTitleSame && shown.every(({ body }) => body === first?.body);
  const heading = !isTitleSame && first ? kindTitle(first.one.finding) : (first?.title ?? '');
  const items = shown.map(({ link, title, body }) =>
    isSame ? html`<li>${link}</li>` : html`<li>${link} ${!isTitleSame && `${title}. `}${body}</li>`,
  );
  return html`<div class="kind"><h4>${heading} <span class="soft">${words.images(found.length)}</span></h4>
${isSame && html`<p>${first?.body ?? ''}</p>`}<ul>${items}</ul>${rest.length > 0 && moreLinks(rest)}</div>
`;
}

/** Returns the findings of one severity, each kind once; null where there are none. */
export function severityPart(images: readonly ReportImage[], severity: Severity): Markup | null {
  const kinds = new Map<string, Found[]>();
  for (const [at, { name, findings }] of images.entries()) {
    for (const { kind, finding } of findings) {
      if (finding.severity !== severity) continue;
      const found = { number: at + 1, name, finding };
      const same = kinds.get(kind);
      if (same) same.push(found);
      else kinds.set(kind, [found]);
    }
  }
  if (kinds.size === 0) return null;
  const most = [...kinds.values()].toSorted((one, other) => other.length - one.length);
  return html`<section class="severity ${severity}"><h3>${words.severities[severity]}</h3>
${most.map(kindPart)}</section>
`;
}
