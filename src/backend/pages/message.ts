import { html } from 'hono/html';
import type { Page } from './page.ts';

/** A link as a person reads it. */
export interface PageLink {
  readonly label: string;
  readonly href: string;
}

/** What happened, and what to do next. */
export interface Message {
  readonly title: string;
  readonly body: string;
  /** The next steps, usually one. */
  readonly actions: readonly PageLink[];
  /** A hint for another case, with an optional link. */
  readonly note?: { readonly text: string; readonly link?: PageLink };
}

/** A page with a short message. All of it is escaped. */
export function messagePage({ title, body, actions, note }: Message): Page {
  const links = actions.map(
    ({ label, href }) => html`<li><a class="button" href="${href}">${label}</a></li>`,
  );
  return {
    title,
    kind: 'message',
    content: html`<main><h1>${title}</h1><p>${body}</p>${links.length > 0 ? html`<ul>${links}</ul>` : ''}${
      note
        ? html`<p class="note">${note.text}${note.link ? html` <a href="${note.link.href}">${note.link.label}</a>` : ''}</p>`
        : ''
    }</main>`,
  };
}
