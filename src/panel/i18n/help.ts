import { interpolate, messages } from '#panel/i18n/messages.ts';

const said = messages.help;

export const { help, report, reportBody, copyReport, learnMore } = said;

/** What the link of one finding is called, so that it tells where it leads. */
export const learnMoreAbout = (title: string): string => interpolate(said.learnMoreAbout, { title });
