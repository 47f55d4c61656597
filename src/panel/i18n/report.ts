import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.report;

export const { save, saving, copy, saved, severities, loads, altText, place, notKnown, noThumbnail } = said;
export const { imagesName, withoutAlt, findings, none, everyImage, partial, screens, unnamedPage } = said;

/** Returns the name of the file, from that of the page. */
export const fileName = (page: string): string =>
  interpolate(said.fileName, { page: page.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') || 'page' });
export const title = (page: string): string => interpolate(said.title, { page });
export const made = (date: string): string => interpolate(said.made, { date });
export const images = (count: number): string => plural(said.images, count);
export const usages = (count: number): string => plural(said.usages, count);
export const more = (count: number): string => plural(said.more, count);
export const unknown = (count: number): string => plural(said.unknown, count);
export const leftOut = (count: number): string => plural(said.leftOut, count);
export const limits = (count: number): string => interpolate(said.limits, { count });

/** Returns the bytes that would be enough. */
export const wouldDo = (bytes: string): string => interpolate(said.wouldDo, { bytes });
