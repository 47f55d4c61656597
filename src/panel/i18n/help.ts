import { fill, words } from '#panel/i18n/language.ts';

const said = words.help;

export const { help, report, reportBody, copyReport, learnMore } = said;

/** What the link of one finding is called, so that it tells where it leads. */
export const learnMoreAbout = (title: string): string => fill(said.learnMoreAbout, { title });
