import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.help;

export const { more, help, report, reportBody, copyReport, learnMore } = said;

/** Returns the accessible name of a finding's help link, which states its target. */
export const learnMoreAbout = (title: string): string => interpolate(said.learnMoreAbout, { title });
