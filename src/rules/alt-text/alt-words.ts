import type altWords from '#rules/alt-text/alt-words.json';

/**
 * Words by language; a list is never applied with the words of another language. Sources: W3C, Images tutorial, tips;
 * WebAIM; WCAG 2.2, failure F30; alt texts pasted with pictures into public READMEs, 2016–2026, for default names.
 */
export type AltWords = typeof altWords;
