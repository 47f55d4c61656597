import { describe, expect, test } from 'vitest';
import { callbackPages, installedPage } from '#backend/oauth/pages.ts';
import { messagePage } from '#backend/pages/message.ts';
import { renderPage } from '#backend/pages/page.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { expectInert, hostileTexts } from '#test/support/backend/inert-page.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';

describe('H5 html-is-inert: parameters of a callback do not reach the page', () => {
  test.each(hostileTexts)('H5 html-is-inert: a denial explained with %s', async (words) => {
    const backend = await startBackend();
    const walk = await beginInstall(backend);
    const query = new URLSearchParams({
      error: words,
      error_description: words,
      error_uri: words,
      state: walk.state,
    });
    const response = await visit(backend, `/oauth/callback?${query}`, walk);
    expect(response.status).toBe(400);
    const body = await response.text();
    expectInert(response, body);
    expect(body).toContain('Nothing was connected');
    expect(body).not.toContain(words);
  });

  test.each([
    ['success', undefined, 200],
    ['failure', { kind: 'respond', status: 500, body: hostileTexts.join('') }, 502],
    [
      'a code that ended',
      { kind: 'respond', status: 400, body: { error: 'invalid_grant', error_description: hostileTexts } },
      400,
    ],
  ] as const)('H5 html-is-inert: the page of %s', async (_, reply, status) => {
    const backend = await startBackend();
    if (reply) backend.webflow.faults.always('POST /oauth/access_token', reply);
    const walk = await beginInstall(backend);
    const response = await visit(backend, await consent(backend, walk), walk);
    expect(response.status).toBe(status);
    expectInert(response, await response.text());
  });

  test('H5 html-is-inert: no code, and not even an error', async () => {
    const backend = await startBackend();
    const walk = await beginInstall(backend);
    const response = await visit(backend, `/oauth/callback?state=${walk.state}`, walk);
    expect(response.status).toBe(400);
    expectInert(response, await response.text());
  });

  test('H5 html-is-inert: any text in a page is escaped', async () => {
    for (const words of hostileTexts) {
      const link = { label: words, href: `https://x.example/?${words}` };
      const message = { title: words, body: words, actions: [link], note: { text: words, link } };
      const page = String(await renderPage(messagePage(message)));
      expect(page).not.toMatch(/<script|<img|<svg/);
      expect(page).not.toMatch(/href="[^"]*"[^>]*\son\w+=/);
    }
  });

  test('H5 html-is-inert: every page has a next step, with a link to our own pages', () => {
    const startUrl = 'https://inspector.example/oauth/start';
    for (const page of Object.values(callbackPages)) {
      const { title, actions } = page.text(startUrl);
      expect(title).not.toBe('');
      expect(actions.map(({ href }) => href)).toEqual([startUrl]);
    }
    expect(installedPage([], startUrl).note?.link?.href, 'the wrong site was connected').toBe(startUrl);
  });
});
