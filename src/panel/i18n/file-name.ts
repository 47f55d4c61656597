import { interpolate } from '#panel/i18n/messages.ts';

/** Returns the name of a file about the page or the site of this name, from a template with a place for the name. */
export const fileNameOf = (template: string, name: string, of: 'page' | 'site'): string =>
  interpolate(template, { name: name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-') || of });
