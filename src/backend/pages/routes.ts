import { Hono } from 'hono';
import { pagePaths } from '#contract/help.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Operator } from './document.ts';
import { helpPage } from './help-page.ts';
import { respondWithPage } from './page.ts';
import { privacyPage } from './privacy-page.ts';
import { termsPage } from './terms-page.ts';

/** The public pages: help, privacy and terms, which Webflow's Marketplace requires. */
export function createPageRoutes(operator: Operator) {
  const pages = {
    help: helpPage(operator),
    privacy: privacyPage(operator),
    terms: termsPage(operator),
  };
  const app = new Hono<AppEnv>();
  app.get(pagePaths.help, (c) => respondWithPage(c, pages.help));
  app.get(pagePaths.privacy, (c) => respondWithPage(c, pages.privacy));
  app.get(pagePaths.terms, (c) => respondWithPage(c, pages.terms));
  return app;
}
