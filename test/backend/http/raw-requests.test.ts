import { afterEach, describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { routes } from '#contract/routes.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { openConnection, sendRaw } from '#test/support/servers/connection.ts';
import { startFileBackend } from '#test/support/servers/file-backend.ts';

const backend = startFileBackend();

afterEach(async () => {
  expect(
    await sendRaw(backend().port(), 'GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
  ).toContain('200 OK');
  expect(backend().stdout()).not.toMatch(/"level":"(error|fatal)"/);
  expect(backend().stderr()).toBe('');
});

/** A POST to the session route whose head ends with `lines`. */
function post(lines: readonly string[], body = ''): string {
  const head = [`POST ${routes.readAssets.path} HTTP/1.1`, 'Host: x', `Origin: ${panelOrigin}`];
  return [...head, 'Content-Type: application/json', 'Connection: close', ...lines, '', body].join('\r\n');
}

function chunked(body: string): string {
  return `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
}

const tooMuch = ' '.repeat(limits.requestBodyBytes + 1);
const deep = '['.repeat(10_000) + ']'.repeat(10_000);

describe('H6 body-limits: over the wire', () => {
  test.each([
    ['too much, and its true length', 413, post([`Content-Length: ${tooMuch.length}`], tooMuch)],
    ['too much, in chunks', 413, post(['Transfer-Encoding: chunked'], chunked(tooMuch))],
    [
      'less than it has',
      400,
      post(['Content-Length: 10'], '{"siteId":"65f0a1b2c3d4e5f607182930","idToken":"x"}'),
    ],
    ['ten thousand lists deep', 400, post([`Content-Length: ${deep.length}`], deep)],
    ['two lengths', 400, post(['Content-Length: 2', 'Content-Length: 3'], '{}')],
    ['a length below zero', 400, post(['Content-Length: -1'], '{}')],
    ['a length in words', 400, post(['Content-Length: ten'], '{}')],
    ['a length and chunks', 400, post(['Content-Length: 2', 'Transfer-Encoding: chunked'], chunked('{}'))],
    ['chunks of another spelling', 400, post(['Transfer-Encoding: xchunked'], chunked('{}'))],
    ['a chunk that lies', 400, post(['Transfer-Encoding: chunked'], 'ffffffffffffffffff\r\n{}\r\n0\r\n\r\n')],
    ['17 kB of header', 431, post([`X-Large: ${'x'.repeat(17_000)}`])],
    ['two thousand headers', 431, post(Array.from({ length: 2_000 }, (_, index) => `X-${index}: x`))],
  ])('H6 body-limits: %s', async (_, status, text) => {
    const answer = await sendRaw(backend().port(), text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toMatch(/^HTTP\/1\.1 2/m);
  });

  test('H6 body-limits: a header of a megabyte is refused or the connection is closed', async () => {
    const answer = await sendRaw(backend().port(), post([`X-Large: ${'x'.repeat(1_000_000)}`]));
    // A reset may overtake the answer while the rest of the header is on its way.
    expect(answer).toMatch(/^$|^HTTP\/1\.1 431 /);
  });

  test('H6 body-limits: a length over the limit is refused before a byte of the body', async () => {
    const connection = await openConnection(backend().port());
    connection.write(post(['Content-Length: 1000000000']));
    expect(await connection.waitFor(/body_too_large/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('H6 body-limits: chunks without end are refused at the limit', async () => {
    const connection = await openConnection(backend().port());
    const chunk = ' '.repeat(8_192);
    connection.write(post(['Transfer-Encoding: chunked']));
    for (let sent = 0; sent <= limits.requestBodyBytes; sent += chunk.length) {
      connection.write(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    }
    expect(await connection.waitFor(/body_too_large/)).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('H6 body-limits: a body shorter than its length gets no response and does no harm', async () => {
    const connection = await openConnection(backend().port());
    connection.write(post(['Content-Length: 100'], '{"siteId":'));
    connection.end();
    await connection.closed;
    expect(connection.received()).not.toMatch(/^HTTP\/1\.1 [25]/);
  });
});

function line(request: string): string {
  return `${request}\r\nHost: x\r\nOrigin: ${panelOrigin}\r\nConnection: close\r\n\r\n`;
}

describe('H8 method-and-path: over the wire', () => {
  test.each([
    ['TRACE', /^HTTP\/1\.1 404 /, line('TRACE /api/assets HTTP/1.1')],
    ['TRACE of a page', /^HTTP\/1\.1 404 /, line('TRACE /oauth/start HTTP/1.1')],
    ['TRACK', /^HTTP\/1\.1 40[045] /, line('TRACK / HTTP/1.1')],
    ['CONNECT', /^$|^HTTP\/1\.1 40[045] /, line('CONNECT evil.test:443 HTTP/1.1')],
    ['an unknown method', /^HTTP\/1\.1 400 /, line('BREW /api/assets HTTP/1.1')],
    ['a method in small letters', /^HTTP\/1\.1 400 /, line('get /livez HTTP/1.1')],
    ['OPTIONS of everything', /^HTTP\/1\.1 40[04] /, line('OPTIONS * HTTP/1.1')],
    ['dots, as they are', /^HTTP\/1\.1 404 /, line('GET /../../../etc/passwd HTTP/1.1')],
    ['dots, escaped', /^HTTP\/1\.1 404 /, line('GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1')],
    ['dots below the API', /^HTTP\/1\.1 404 /, line('GET /api/assets/../../package.json HTTP/1.1')],
    ['backslashes', /^HTTP\/1\.1 40[04] /, line('GET /..\\..\\etc\\passwd HTTP/1.1')],
    ['a double slash', /^HTTP\/1\.1 404 /, line('GET //api/assets HTTP/1.1')],
    ['an escaped NUL', /^HTTP\/1\.1 404 /, line('GET /%00 HTTP/1.1')],
    ['a broken escape', /^HTTP\/1\.1 404 /, line('GET /%zz%ff%e0%a4 HTTP/1.1')],
    ['8 kB of path', /^HTTP\/1\.1 404 /, line(`GET /${'x'.repeat(8_192)} HTTP/1.1`)],
    ['32 kB of path', /^HTTP\/1\.1 431 /, line(`GET /${'x'.repeat(32_768)} HTTP/1.1`)],
    [
      'another host in the request line',
      /^HTTP\/1\.1 404 /,
      line('GET http://169.254.169.254/latest HTTP/1.1'),
    ],
    ['an address that is none', /^HTTP\/1\.1 400 /, line('GET http://:x HTTP/1.1')],
    ['no host', /^HTTP\/1\.1 400 /, 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n'],
    [
      'a host that is none',
      /^HTTP\/1\.1 400 /,
      'GET /livez HTTP/1.1\r\nHost: a b/c?\r\nConnection: close\r\n\r\n',
    ],
    ['HTTP/0.9', /^HTTP\/1\.1 505 /, 'GET /livez\r\n\r\n'],
    ['TLS', /^HTTP\/1\.1 400 /, Buffer.from('16030100c0010000bc0303', 'hex')],
  ])('H8 method-and-path: %s', async (_, expected, text) => {
    const answer = await sendRaw(backend().port(), text);
    expect(answer).toMatch(expected);
    expect(answer).not.toMatch(/root:|"scripts"|x-powered-by/i);
    if (answer.includes('content-type'))
      expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
  });
});
