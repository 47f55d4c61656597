import { messages } from '#panel/i18n/messages.ts';

/** Shown in place of a region that can't be rendered, with the next step. */
export const { title, body } = messages.regionError;
