import { reportParts } from '#panel/report/document.ts';
import type { Report, ReportFinding, ReportImage, ReportUsage } from '#panel/report/report.ts';
import type { Finding } from '#rules/findings/finding.ts';
import { issue } from '#test/support/panel/image-facts.ts';

/** A usage of an image with an alt text of its own. */
export function reportUsage(changes: Partial<ReportUsage> = {}): ReportUsage {
  return {
    text: 'A lake at dawn',
    state: 'image',
    place: 'After “Lakes”',
    loads: { phone: { loaded: 169_000, needed: null }, laptop: { loaded: 1_750_000, needed: 309_000 } },
    ...changes,
  };
}

/** A finding about the alt text. */
export function altFinding(changes: Parameters<typeof issue>[0] = {}): ReportFinding {
  const about = issue(changes);
  return { kind: `alt ${about.rule}`, finding: { id: 'alt', severity: 'high', issue: about } };
}

/** The finding of an original of so many bytes. */
export function heavyFinding(bytes: number): ReportFinding {
  const finding: Finding = {
    id: 'heavy',
    severity: 'medium',
    bytes,
    isLoaded: true,
    isAlone: false,
    advice: 'convert',
    webp: null,
    avif: null,
  };
  return { kind: 'heavy', finding };
}

/** An image of a report, a JPEG with nothing to improve. */
export function reportImage(changes: Partial<ReportImage> = {}): ReportImage {
  return {
    name: 'lake.jpg',
    thumbnail: 'https://cdn.prod.website-files.com/site/lake-p-500.jpg',
    contentType: 'image/jpeg',
    type: null,
    width: 3_600,
    height: 2_400,
    bytes: 1_750_000,
    usages: [reportUsage()],
    facts: [],
    findings: [],
    dismissed: [],
    ...changes,
  };
}

/** The report of the page Home with these images. */
export function reportWith(images: readonly ReportImage[], changes: Partial<Report> = {}): Report {
  return {
    of: 'page',
    name: 'Home',
    date: 'Mar 1, 2026, 12:00 PM',
    totals: { phone: { bytes: 169_000, unknown: 0 }, laptop: { bytes: 1_750_000, unknown: 2 } },
    originals: null,
    weighed: [],
    withoutAlt: 0,
    isComplete: true,
    isKnown: true,
    imageSources: 'https:',
    images,
    ...changes,
  };
}

/** The text of a report. */
export const writeReport = (report: Report): string => [...reportParts(report)].join('');

/** The document that a browser makes of a report. */
export const parseReport = (report: Report): Document =>
  new DOMParser().parseFromString(writeReport(report), 'text/html');
