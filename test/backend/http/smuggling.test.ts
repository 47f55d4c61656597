import { describe, expect, test } from 'vitest';
import { routes } from '#contract/routes.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { openConnection, sendRaw } from '#test/support/servers/connection.ts';
import { startFileBackend } from '#test/support/servers/file-backend.ts';

const backend = startFileBackend();

/** What a smuggled request would be, and what its answer would have. */
const hidden = 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n';
const ofHidden = /\{"status":"ok"\}/;

function post(lines: readonly string[], body: string): string {
  const head = [`POST ${routes.readAssets.path} HTTP/1.1`, 'Host: x', `Origin: ${panelOrigin}`];
  return [...head, 'Content-Type: application/json', ...lines, '', body].join('\r\n');
}

const chunked = 'Transfer-Encoding: chunked';
const zero = `0\r\n\r\n${hidden}`;

/** Two ways to say where a body ends (RFC 9112 §6.3, §11.2), or one that parsers read differently. */
const ambiguous: [name: string, text: string][] = [
  ['a length and chunks', post(['Content-Length: 5', chunked], zero)],
  ['chunks and a length', post([chunked, 'Content-Length: 5'], zero)],
  ['two lengths', post(['Content-Length: 0', 'Content-Length: 33'], hidden)],
  ['two lengths in one line', post(['Content-Length: 0, 33'], hidden)],
  ['two equal lengths', post(['Content-Length: 0', 'Content-Length: 0'], hidden)],
  ['a length with a sign', post(['Content-Length: +0'], hidden)],
  ['a length in hex', post(['Content-Length: 0x0'], hidden)],
  ['a length with a blank within', post(['Content-Length: 0 0'], hidden)],
  ['a length of 2^64', post(['Content-Length: 18446744073709551616'], hidden)],
  ['a blank before the colon', post(['Content-Length : 0'], hidden)],
  ['a blank before the colon of chunks', post(['Transfer-Encoding : chunked'], zero)],
  ['a folded header', post(['X-Folded: a', ' Content-Length: 0'], hidden)],
  ['a folded coding', post(['Transfer-Encoding:', ' chunked'], zero)],
  ['chunks twice', post([chunked, chunked], zero)],
  ['chunks, then identity', post([chunked, 'Transfer-Encoding: identity'], zero)],
  ['chunks that are not the last coding', post(['Transfer-Encoding: chunked, gzip'], zero)],
  ['a coding that begins alike', post(['Transfer-Encoding: chunkedx'], zero)],
  ['a coding behind a vertical tab', post(['Transfer-Encoding: \vchunked'], zero)],
  ['a coding in quotes', post(['Transfer-Encoding: "chunked"'], zero)],
  ['a chunk with a sign', post([chunked], `+0\r\n\r\n${hidden}`)],
  ['a chunk in 0x', post([chunked], `0x0\r\n\r\n${hidden}`)],
  ['a chunk below zero', post([chunked], `-1\r\n\r\n${hidden}`)],
  ['a chunk without a size', post([chunked], `\r\n\r\n${hidden}`)],
  ['a chunk longer than it says', post([chunked], `2\r\n{}}\r\n${zero}`)],
  ['a chunk with an extension broken by a line feed', post([chunked], `0;a=\nb\r\n\r\n${hidden}`)],
  ['chunks ended by line feeds alone', post([chunked], `0\n\n${hidden}`)],
  ['a NUL in a header', post(['X-Nul: a\0b', 'Content-Length: 0'], hidden)],
  ['a carriage return in a header', post(['X-Return: a\rContent-Length: 33', 'Content-Length: 0'], hidden)],
  ['a header without a colon', post(['Content-Length'], hidden)],
  ['a header without a name', post([': 0'], hidden)],
  ['two hosts', post(['Host: y', 'Content-Length: 0'], hidden)],
];

describe('H6 body-limits: no request within a request', () => {
  test.each(ambiguous)('H6 body-limits: %s', async (_, text) => {
    const connection = await openConnection(backend().port());
    connection.write(text);
    connection.write(hidden);
    await connection.waitFor(/HTTP\/1\.1 \d{3} /);
    connection.end();
    await connection.closed;
    expect(connection.received()).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(connection.received()).not.toMatch(ofHidden);
  });
});

const bare = 'Host: x\r\nConnection: close\r\n\r\n';

describe('H8 method-and-path: odd request lines', () => {
  test.each([
    ['the preface of HTTP/2', /^HTTP\/1\.1 [45]\d\d |^$/, 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['HTTP/2.0 in clear text', /^HTTP\/1\.1 505 /, `GET /livez HTTP/2.0\r\n${bare}`],
    ['HTTP/3.0', /^HTTP\/1\.1 [45]\d\d /, `GET /livez HTTP/3.0\r\n${bare}`],
    ['HTTP/1.9', /^HTTP\/1\.1 400 /, `GET /livez HTTP/1.9\r\n${bare}`],
    ['no version', /^HTTP\/1\.1 505 /, `GET /livez\r\n${bare}`],
    ['a tab', /^HTTP\/1\.1 400 /, `GET\t/livez HTTP/1.1\r\n${bare}`],
    ['a line feed in the path', /^HTTP\/1\.1 400 /, `GET /li\nvez HTTP/1.1\r\n${bare}`],
    ['a NUL in the path', /^HTTP\/1\.1 40[04] /, `GET /livez\0 HTTP/1.1\r\n${bare}`],
    ['a method of 100 kB', /^HTTP\/1\.1 400 |^$/, `${'G'.repeat(100_000)} /livez HTTP/1.1\r\n${bare}`],
    ['an address of this machine', /^HTTP\/1\.1 404 /, `GET http://127.0.0.1/nothing HTTP/1.1\r\n${bare}`],
    ['an address of a file', /^HTTP\/1\.1 40[04] /, `GET file:///etc/passwd HTTP/1.1\r\n${bare}`],
  ])('H8 method-and-path: %s', async (_, expected, text) => {
    expect(await sendRaw(backend().port(), text)).toMatch(expected);
  });
});
