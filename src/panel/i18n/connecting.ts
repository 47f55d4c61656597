import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.connecting;

export const { promises, brief, briefly, again } = said;

/** The name of a site in a sentence; null where it isn't known. */
const siteOf = (name: string | null): string =>
  name === null ? said.thisSite : interpolate(said.siteNamed, { name });

/** Returns which site to choose on Webflow's page. */
export const choose = (name: string | null): string => interpolate(said.choose, { site: siteOf(name) });

/** Returns what to do while Webflow's page is open in another tab. */
export const waiting = (name: string | null): string => interpolate(said.waiting, { site: siteOf(name) });
