import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.locales;

export const { locales, set } = said;
export const { notSet, decorative } = messages.altText.kinds;

/** Returns what a screen reader says after a locale's tag: ", German: Not set". */
export const chip = (name: string, state: string): string => interpolate(said.chip, { name, state });

export const moreLocales = (count: number): string => plural(said.more, count);
