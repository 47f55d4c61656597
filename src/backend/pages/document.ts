import { html } from 'hono/html';
import { pagePaths } from '#contract/help.ts';
import type { Markup, Page } from './page.ts';

/** The operator of this server, as its pages name them. */
export interface Operator {
  /** The public host. */
  readonly host: string;
  /** The contact address, if configured. */
  readonly email: string | undefined;
}

const names = [
  ['home', 'Asset Inspector'],
  ['help', 'Help'],
  ['privacy', 'Privacy'],
  ['terms', 'Terms'],
] as const satisfies [keyof typeof pagePaths, string][];

function menu(open: keyof typeof pagePaths): Markup {
  const links = names.map(([name, label]) => {
    const current = name === open ? html` aria-current="page"` : '';
    return html`<a href="${pagePaths[name]}"${current}>${label}</a> `;
  });
  return html`<nav aria-label="Pages">${links}</nav>`;
}

/** The contact of the operator, as the end of a sentence. */
export function howToReach({ host, email }: Operator): Markup {
  return email === undefined
    ? html`the operator of ${host}, through Asset Inspector’s listing in the Webflow Marketplace`
    : html`<a href="mailto:${email}">${email}</a>`;
}

/** A document page with a menu of the other pages. */
export function documentPage(name: keyof typeof pagePaths, title: string, content: Markup): Page {
  return {
    title,
    kind: 'document',
    content: html`${menu(name)}<main><h1>${title}</h1>${content}</main>`,
  };
}
