import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import * as timeouts from '#panel/browser/timeouts.ts';
import { openUses } from '#test/support/panel/open-uses.tsx';
import { doneAnswer, kindRead, readingAnswer, usesAnswer } from '#test/support/panel/uses-answers.ts';

const connectUrl = 'https://assets.example.com/oauth/start?for=uses';
const missing = { code: 'scopes_missing', connectUrl } as const;

const button = (name: string) => page.getByRole('button', { name });
const says = (text: string) => expect.element(page.getByText(text, { exact: false })).toBeVisible();

const refused = kindRead(0, null, { isRefused: true });
/** The reading of a site whose permissions are missing, as the backend answers it. */
const refusedAnswer = (more = {}) =>
  doneAnswer({
    state: 'stopped',
    readAt: null,
    progress: { pages: refused, components: refused, collections: refused },
    problem: { requestId: 'r', ...missing },
    ...more,
  });

/** Presses a link without opening its page. */
async function press(link: ReturnType<typeof page.getByRole>): Promise<void> {
  link.element().addEventListener('click', (event) => event.preventDefault(), { once: true });
  await link.click();
}

/** The card after the first response. */
async function openCard(answer = usesAnswer()) {
  const opened = openUses({ view: 'card' });
  await opened.backend.says(answer);
  return opened;
}

test('before the first response there is no card; then it says what is read, and a press reads', async () => {
  const { backend } = openUses({ view: 'card' });
  expect(page.getByRole('region', { name: 'Find uses' }).elements()).toEqual([]);
  await backend.says(usesAnswer());
  await says('See where each file is used');
  await button('Find uses').click();
  expect(backend.asked.at(-1)).toMatchObject({ action: 'read' });
  const again = button('Find uses').element();
  if (again instanceof HTMLElement) again.click();
  await backend.says(readingAnswer());
  await says('23 of 31 pages, 12 of 12 components, 4 of 4 Collections · about 2 minutes left');
  expect(backend.asked.map(({ action }) => action)).toEqual(['look', 'read']);
});

test('without the permissions the card links to Webflow, waits there for minutes, and goes on by itself', async () => {
  const { backend, clock } = await openCard();
  await button('Find uses').click();
  await backend.says(refusedAnswer());
  await says('we read your pages, components, and Collections');
  await says('Webflow will ask you for three more permissions');
  const link = page.getByRole('link', { name: 'Allow in Webflow' });
  await expect.element(link).toHaveAttribute('href', connectUrl);
  await expect.element(link).toHaveAttribute('target', '_blank');
  await expect.element(link).toHaveAttribute('rel', 'noopener');
  await press(link);
  await says('Waiting for you to finish in the other tab');
  const minutes = 3;
  const checks = (minutes * 60_000) / timeouts.connectionCheckInterval;
  for (let check = 0; check < checks; check += 1) {
    clock.advance(timeouts.connectionCheckInterval);
    // A call that fails is no sign of the person’s decision.
    if (check % 2 === 0) await backend.says(refusedAnswer());
    else await backend.refuses({ code: 'offline' });
  }
  await says('Waiting for you to finish in the other tab');
  expect(new Set(backend.asked.slice(2).map(({ action }) => action))).toEqual(new Set(['look']));
  clock.advance(timeouts.connectionCheckInterval);
  // The access is that of a new installation, which has read nothing.
  await backend.says(usesAnswer());
  expect(backend.asked.at(-1)?.action).toBe('read');
  await backend.says(readingAnswer());
  await expect.element(button('Pause')).toBeVisible();
  expect(page.getByRole('link').elements()).toEqual([]);
});

test('a reading that was refused everything asks for the permissions, as one that did not begin', async () => {
  await openCard(refusedAnswer());
  await says('Webflow will ask you for three more permissions');
  await expect.element(page.getByRole('link', { name: 'Allow in Webflow' })).toBeVisible();
  expect(page.getByRole('button').elements()).toEqual([]);
});

test('with some of the permissions the rest is read, and what is missing is named', async () => {
  const { backend, clock } = await openCard(refusedAnswer());
  const link = page.getByRole('link', { name: 'Allow in Webflow' });
  await expect.element(link).toBeVisible();
  await press(link);
  clock.advance(timeouts.connectionCheckInterval);
  const { progress } = readingAnswer();
  await backend.says(
    readingAnswer({
      reading: 'second',
      progress: { ...progress, collections: refused },
      problem: { requestId: 'r', ...missing },
    }),
  );
  await says('23 of 31 pages, 12 of 12 components · about');
  await says('CMS isn’t read: permission missing.');
  // The person has decided, so the panel no longer waits for them.
  await expect.element(page.getByText('Waiting for you', { exact: false })).not.toBeInTheDocument();
  await expect.element(link).toHaveAttribute('href', connectUrl);
});

test('a reading that the backend has stopped goes on by a press, also when it was opened like that', async () => {
  const { backend } = await openCard(
    readingAnswer({ state: 'stopped', problem: { requestId: 'r', code: 'webflow_unavailable' } }),
  );
  await button('Try again').click();
  await backend.says(readingAnswer({ revision: 2 }));
  await expect.element(button('Pause')).toBeVisible();
  expect(backend.asked.map(({ action }) => action)).toEqual(['look', 'read']);
});

test('a person pauses the reading and lets it go on; the button keeps the focus', async () => {
  const { backend } = await openCard(readingAnswer());
  await button('Pause').click();
  await says('Pausing …');
  await backend.says(readingAnswer({ state: 'paused', revision: 2 }));
  await says('Paused: 23 of 31 pages');
  await expect.element(button('Go on')).toHaveFocus();
  await button('Go on').click();
  expect(backend.asked.map(({ action }) => action)).toEqual(['look', 'pause', 'read']);
});

test('once all is read the card says when, and reads again what has changed, or everything', async () => {
  const { backend } = await openCard(doneAnswer());
  await page.getByRole('button', { name: 'Uses read 2 hours ago' }).click();
  await says('31 of 31 pages, 12 of 12 components, 4 of 4 Collections');
  await button('Read everything again').click();
  await backend.says(doneAnswer({ reading: 'second' }));
  await button('Read again').click();
  expect(backend.asked.map(({ action }) => action)).toEqual(['look', 'readAll', 'read']);
});

test('a reading that did not get everything says how far it got, and when', async () => {
  const { progress } = doneAnswer();
  await openCard(doneAnswer({ progress: { ...progress, pages: kindRead(30, 31, { failed: 1 }) } }));
  await says('Uses read: 30 of 31 pages, 12 of 12 components, 4 of 4 Collections · 2 hours ago');
});

test('a rate limit of Webflow is counted down', async () => {
  const { clock } = await openCard(readingAnswer({ waitSeconds: 40 }));
  await says('Webflow’s limit: goes on in 40 s');
  clock.advance(timeouts.countdownInterval);
  await says('Webflow’s limit: goes on in 39 s');
});

test.for([
  [
    'some places that could not be read',
    { ...readingAnswer().progress, pages: kindRead(30, 31, { failed: 1 }) },
    '1 place couldn’t be read.',
  ],
  [
    'one page alone',
    { pages: kindRead(1, 1), components: kindRead(0, 0), collections: kindRead(0, 0) },
    '1 of 1 page, 0 of 0 components',
  ],
  ['nothing listed yet', usesAnswer().progress, 'Listing pages, components, and Collections …'],
] as const)('the card names %s', async ([, progress, text]) => {
  await openCard(readingAnswer({ progress }));
  await says(text);
});

test('a reading that stopped says why, and a press repeats what was asked for', async () => {
  const { backend } = await openCard();
  await button('Find uses').click();
  await backend.refuses({ code: 'offline' });
  await expect.element(page.getByRole('alert').filter({ hasText: 'We lost the connection' })).toBeVisible();
  await button('Try again').click();
  expect(backend.asked.map(({ action }) => action)).toEqual(['look', 'read', 'read']);
});

test('a site that is not connected has no card: the tab itself says how to connect', async () => {
  const { backend } = openUses({ view: 'card' });
  await backend.refuses({ code: 'not_connected' });
  expect(page.getByRole('region', { name: 'Find uses' }).elements()).toEqual([]);
});

test('what can’t be seen is one press away', async () => {
  await openCard(doneAnswer());
  await expect.element(page.getByText('Collection template pages')).not.toBeInTheDocument();
  const more = page.getByRole('button', { name: /^Uses read/ });
  await more.click();
  await expect.element(more).toHaveAttribute('aria-expanded', 'true');
  for (const text of ['Collection template pages', 'Embeds and custom code', 'Other branches of the site'])
    await expect.element(page.getByText(text)).toBeVisible();
});
