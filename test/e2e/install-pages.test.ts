import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ScriptedReply } from '#sandbox/faults/replies.ts';
import { startBackend } from '#test/support/backend/backend.ts';
import { beginInstall, consent, visit } from '#test/support/backend/install-walk.ts';
import { launchBrowser } from '#test/support/designer/launch-browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

const hostile = `</title><script>document.title='run'</script><img src=x onerror="document.title='run'">`;

/** The response to a callback after consent, or after a denial with a hostile description. */
async function callback(end: 'consent' | 'refusal', reply?: ScriptedReply): Promise<Response> {
  const backend = await startBackend();
  if (reply) backend.webflow.faults.always('POST /oauth/access_token', reply);
  const walk = await beginInstall(backend);
  const words = { error: hostile, error_description: hostile, state: walk.state };
  const refused = `/oauth/callback?${new URLSearchParams(words)}`;
  return visit(backend, end === 'consent' ? await consent(backend, walk) : refused, walk);
}

describe('H5 html-is-inert: in a browser', () => {
  test.each([
    ['the site is connected', 200, () => callback('consent')],
    ['a refusal in hostile words', 400, () => callback('refusal')],
    [
      'an expired code',
      400,
      () => callback('consent', { kind: 'respond', status: 400, body: { error: 'invalid_grant' } }),
    ],
    [
      'an error of Webflow with a hostile message',
      502,
      () => callback('consent', { kind: 'respond', status: 500, body: hostile }),
    ],
  ] as const)('H5 html-is-inert: %s', async (_, status, answer) => {
    const response = await answer();
    expect(response.status).toBe(status);
    const page = await browser.newPage();
    const complaints: string[] = [];
    const asked: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const sent = { headers: Object.fromEntries(response.headers), body: await response.text() };
    await page.route('**/*', (route) => {
      asked.push(route.request().url());
      // Chromium logs a console error for an error status.
      return route.fulfill({ ...sent, status: 200 });
    });
    const url = 'https://inspector.example/oauth/callback';
    await page.goto(url);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
    expect(await page.title()).not.toBe('run');
    expect(await page.locator('script, img, iframe, form').count()).toBe(0);
    // The policy allows the page's style by its hash.
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
    expect(asked).toEqual([url]);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
