import type altWords from '#rules/alt-text/alt-words.json';

/**
 * Word lists by language; a text is never compared with words of two languages at once. Sources: W3C, Images tutorial,
 * tips; WebAIM; WCAG 2.2, failure F30; alt texts pasted with pictures into public READMEs, 2016–2026, for default
 * names.
 */
export type AltWords = typeof altWords;
