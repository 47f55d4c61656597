import { expect, test } from 'vitest';
import type { BackendProblem } from '#panel/backend/request.ts';
import { linkUrl, pictureUrl } from '#panel/browser/picture-url.ts';
import { ageInWords } from '#panel/i18n/age.ts';
import { sayElement } from '#panel/i18n/elements.ts';
import { sayTrouble } from '#panel/i18n/troubles.ts';
import { createMemory } from '#panel/state/memory.ts';
import { keepsContrast } from '#panel/ui/theme.ts';
import { readAltText } from '#rules/alt-text/alt-text.ts';
import { whyNoVariants } from '#rules/variants/no-variants.ts';

const uploaded = (time: string) => ({
  createdOn: `2026-03-01T${time}.000Z`,
  fetchedAt: '2026-03-01T12:00:00.000Z',
});

test.for([
  [{ contentType: 'image/jpeg', size: 0, width: 3000 }, 'processing'],
  [{ contentType: 'image/svg+xml', size: 0, width: null }, 'processing'],
  [{ contentType: 'image/svg+xml', size: 900, width: 3000 }, 'svg'],
  [{ contentType: 'image/gif', size: 900, width: 3000 }, 'gif'],
  [{ contentType: 'image/png', size: 900, width: 499 }, 'small'],
  [{ contentType: 'image/png', size: 900, width: 500 }, 'small'],
  [{ contentType: 'IMAGE/SVG+XML; charset=utf-8', size: 900, width: 3000 }, 'svg'],
  [{ contentType: 'Image/GIF', size: 900, width: 3000 }, 'gif'],
  [{ contentType: 'image/png', size: 900, width: 501 }, 'lost'],
  [{ contentType: 'image/png', size: 900, width: null }, 'unknown'],
  [{ contentType: 'image/png', size: 900, width: 501, ...uploaded('11:50:01') }, 'new'],
  [{ contentType: 'image/png', size: 900, width: null, ...uploaded('11:59:59') }, 'new'],
  [{ contentType: 'image/png', size: 900, width: 501, ...uploaded('11:50:00') }, 'lost'],
  [{ contentType: 'image/png', size: 900, width: 501, ...uploaded('noon') }, 'lost'],
  [{ contentType: null, size: null, width: null }, 'unknown'],
] as const)('why there are no variants: %o is "%s"', ([original, reason]) => {
  expect(whyNoVariants(original)).toBe(reason);
});

test.for([
  [null, { kind: 'notSet' }],
  ['', { kind: 'empty' }],
  ['__wf_reserved_inherit', { kind: 'inherited' }],
  ['__wf_reserved_decorative', { kind: 'decorative' }],
  [' ', { kind: 'text', text: ' ' }],
  ['__WF_reserved_decorative', { kind: 'text', text: '__WF_reserved_decorative' }],
  ['decorative', { kind: 'text', text: 'decorative' }],
] as const)('alt text %o reads as %o', ([value, reading]) => {
  expect(readAltText(value)).toEqual(reading);
});

const production = new URL('https://0123456789abcdef01234567.webflow-ext.com/1/index.html');
const local = new URL('http://localhost:1337/');

test.for([
  ['https://cdn.prod.website-files.com/a/b.png', production, true],
  ['http://cdn.prod.website-files.com/a/b.png', production, false],
  ['http://127.0.0.1:4000/b.png', production, false],
  ['http://127.0.0.1:4000/b.png', local, true],
  ['http://localhost:4000/b.png', local, true],
  ['http://[::1]:4000/b.png', local, true],
  ['http://127.0.0.1.evil.test/b.png', local, false],
  ['http://evil.test/b.png', local, false],
  ['javascript:alert(1)', production, false],
  ['data:image/png;base64,AAAA', production, false],
  ['blob:https://a.test/1', production, false],
  ['//evil.test/b.png', production, false],
  ['', production, false],
  [null, production, false],
  [undefined, production, false],
] as const)('P5 hostile-data: a preview of %s on %s is shown: %s', ([url, page, shown]) => {
  expect(pictureUrl(url, page) !== null).toBe(shown);
});

test.for([
  ['https://api.example.test/oauth/start', true],
  ['http://localhost:3000/oauth/start', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['/oauth/start', false],
  [null, false],
] as const)('P5 hostile-data: %s is a link: %s', ([url, isLink]) => {
  expect(linkUrl(url) !== null).toBe(isLink);
});

test.for([
  ['#1e1e1e', 'darkDefault', true],
  ['#FFFFFF', 'light', true],
  ['#ffffff', 'darkDefault', false],
  ['#1e1e1e', 'light', false],
  ['url(https://evil.test)', 'light', false],
  ['#fff', 'light', false],
] as const)('the background %s is taken for the theme %s: %s', ([background, theme, taken]) => {
  expect(keepsContrast(background, theme)).toBe(taken);
});

test.for([
  ['Heading', 'Heading selected'],
  ['ComponentInstance', 'Component selected'],
  ['', 'Unknown element selected'],
  ['DOM', 'Custom element selected'],
  ['FormTextInput', 'Form text input selected'],
  ['NavbarWrapper', 'Navbar selected'],
  ['LightboxWrapper', 'Lightbox selected'],
] as const)('an element of type "%s" is called "%s"', ([type, title]) => {
  expect(sayElement(type).title).toBe(title);
});

test.for([
  [-5_000, 'less than a minute'],
  [59_999, 'less than a minute'],
  [60_000, '1 minute'],
  [3_600_000, '1 hour'],
  [2 * 86_400_000, '2 days'],
] as const)('%d milliseconds are "%s"', ([age, words]) => {
  expect(ageInWords(age)).toBe(words);
});

const codes = [
  'bad_request',
  'bad_asset_id',
  'id_token_refused',
  'session_expired',
  'origin_refused',
  'site_mismatch',
  'asset_not_found',
  'route_not_found',
  'not_connected',
  'body_too_large',
  'unsupported_media_type',
  'rate_limited',
  'internal_error',
  'bad_upstream',
  'webflow_unavailable',
  'service_unavailable',
  'upstream_timeout',
  'offline',
  'bad_answer',
  'no_identity',
] as const satisfies BackendProblem['code'][];

test.for(codes)('the words for %s are short and neither beg, blame nor show a code', (code) => {
  const { title, body } = sayTrouble(code);
  expect(`${title} ${body}`).not.toMatch(/please|sorry|error \d|_|;/i);
  expect(title.split(' ').length).toBeLessThanOrEqual(4);
  expect(body.split('. ').length).toBeLessThanOrEqual(3);
});

test('a memory forgets what was used longest ago', () => {
  const memory = createMemory<number>(2);
  memory.set('a', 1);
  memory.set('b', 2);
  expect(memory.get('a')).toBe(1);
  memory.set('c', 3);
  expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual([1, undefined, 3]);
});
