import { fileNameOf } from '#panel/i18n/file-name.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.report;

export const { save, saving, copy, saved, severities, loads, altText, place, notKnown, noThumbnail } = said;
export const { withoutAlt, findings, none, noneSoFar, screens, originals, says } = said;

/** What differs between the report of a page and that of a site. */
export type ReportWords = (typeof says)[keyof typeof says];

/** Returns the name of the file, from that of the page or the site. */
export const fileName = (of: keyof typeof says, name: string): string =>
  fileNameOf(says[of].fileName, name, of);

/** Returns the title, from the name of the page or the site. */
export const title = ({ title: sentence, unnamed }: ReportWords, name: string): string =>
  interpolate(sentence, { name: name || unnamed });
export const made = (date: string): string => interpolate(said.made, { date });
export const images = (count: number): string => plural(said.images, count);
export const usages = (count: number): string => plural(said.usages, count);
export const more = (count: number): string => plural(said.more, count);
export const unknown = (count: number): string => plural(said.unknown, count);
export const leftOut = (words: ReportWords, count: number): string => plural(words.leftOut, count);
export const limits = (words: ReportWords, count: number): string => interpolate(words.limits, { count });

/** Returns the bytes that would be enough. */
export const wouldDo = (bytes: string): string => interpolate(said.wouldDo, { bytes });
