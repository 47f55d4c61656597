import { words } from '#panel/words/language.ts';

export const { start, body, confirm, cancel, working, failed } = words.disconnecting;
