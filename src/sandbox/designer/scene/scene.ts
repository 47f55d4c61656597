import { home } from './home.ts';
import type { ScenePage } from './scene-page.ts';

/** The pages of the site, in the order the Designer lists them. */
export const pages: readonly [ScenePage, ...ScenePage[]] = [home];
