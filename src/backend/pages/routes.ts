import { Hono } from 'hono';
import { pagePaths } from '#contract/help.ts';
import type { AppEnv } from '../http/app-env.ts';
import type { Operator } from './document.ts';
import { helpPage } from './help-page.ts';
import { homePage } from './home-page.ts';
import { respondWithPage } from './page.ts';
import { createPictureRoutes } from './pictures.ts';
import { privacyPage } from './privacy-page.ts';
import { termsPage } from './terms-page.ts';

/** Creates the routes of the public pages: home, help, privacy, and terms, which Webflow's Marketplace requires to differ. */
export function createPageRoutes(operator: Operator, connectUrl: string) {
  const pages = {
    home: homePage(operator, connectUrl),
    help: helpPage(operator),
    privacy: privacyPage(operator),
    terms: termsPage(operator),
  };
  const app = new Hono<AppEnv>();
  app.get(pagePaths.home, (c) => respondWithPage(c, pages.home));
  app.get(pagePaths.help, (c) => respondWithPage(c, pages.help));
  app.get(pagePaths.privacy, (c) => respondWithPage(c, pages.privacy));
  app.get(pagePaths.terms, (c) => respondWithPage(c, pages.terms));
  app.route('/', createPictureRoutes());
  return app;
}
