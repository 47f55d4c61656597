import { messages } from '#panel/i18n/messages.ts';

/** The names of a locale, as far as they are known. */
export interface LocaleNames {
  readonly displayName: string | null;
  /** BCP 47. */
  readonly tag: string | null;
}

const { unnamed } = messages.locales;

/** Returns the name of a locale: "German". */
export const localeName = ({ displayName, tag }: LocaleNames): string => displayName || tag || unnamed;

/** Returns the short name of a locale: "de". */
export const shortLocaleName = ({ displayName, tag }: LocaleNames): string => tag || displayName || unnamed;
