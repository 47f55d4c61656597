import { words } from '#panel/i18n/language.ts';

export const { start, body, confirm, cancel, working, failed } = words.disconnecting;
