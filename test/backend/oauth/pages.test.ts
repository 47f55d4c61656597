import { describe, expect, test } from 'vitest';
import { type PageText, pagePolicy, renderPage } from '#backend/oauth/page.ts';
import { callbackPages } from '#backend/oauth/pages.ts';
import { startBackend } from '#test/support/backend.ts';
import { beginInstall, consent, visit } from '#test/support/install-walk.ts';

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  'javascript:alert(1)',
  '</title><svg onload=alert(1)>',
  '&lt;script&gt;',
  '{{7*7}}#{7*7}',
  '\u202eevil\u0000',
];

function expectInert(response: Response, body: string): void {
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toBe(pagePolicy);
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
  expect(body).not.toMatch(/<script|<img|<svg|<iframe|<form|<base|<meta http-equiv|\son\w+=|javascript:/i);
}

describe('H5 html-is-inert: what a callback says is text, and ours', () => {
  test.each(hostile)('H5 html-is-inert: a denial explained with %s', async (words) => {
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
    ['failure', { kind: 'respond', status: 500, body: hostile.join('') }, 502],
    [
      'a code that ended',
      { kind: 'respond', status: 400, body: { error: 'invalid_grant', error_description: hostile } },
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

  test('H5 html-is-inert: whatever is put into a page is escaped', async () => {
    for (const words of hostile) {
      const page = String(
        await renderPage({
          title: words,
          body: words,
          action: { label: words, href: `https://x.example/?${words}` },
        }),
      );
      expect(page).not.toMatch(/<script|<img|<svg/);
      expect(page).not.toMatch(/href="[^"]*"[^>]*\son\w+=/);
    }
  });

  test('H5 html-is-inert: every page names a next step, and it is ours', () => {
    const startUrl = 'https://inspector.example/oauth/start';
    for (const [end, page] of Object.entries(callbackPages)) {
      const text: PageText = page.text(startUrl);
      expect(text.title).not.toBe('');
      if (end !== 'installed') expect(text.action?.href).toBe(startUrl);
    }
  });
});
