import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#backend/config.ts';
import { createAllowUrl } from '#backend/measurements/allowed-url.ts';
import { environment } from '#test/support/backend/backend.ts';
import { modestly } from '#test/support/shared/properties.ts';
import { fewerOf } from '#test/support/shared/thorough.ts';

const host = 'cdn.prod.website-files.com';
const bucket = 's3.amazonaws.com/webflow-prod-assets';

const config = readConfig(environment);
const hosts = config.ok ? config.config.WEBFLOW_CDN_HOSTS : [];
const local = ['localhost:4401', '127.0.0.1:4402', '[::1]:4403', 'files.example'];
const allowUrl = createAllowUrl([...hosts, ...local]);

const allowed = [
  ...hosts.filter((name) => name !== 's3.amazonaws.com').map((name) => `https://${name}/site/id_a.jpg`),
  `https://${bucket}/site/id_a.jpg`,
  `https://${host}/65f0/66b2_%D9%85 raw blank.jpg`,
  `https://${host}/65f0/66b2_夜の山小屋.webp`,
  `https://${host}/65f0/66b2_%22%3E%3Cimg.jpg?v=1`,
  `https://${host}/65f0/a..b.jpg`,
  `https://${host}/65f0/...jpg`,
  'http://localhost:4401/a.jpg',
  'http://127.0.0.1:4402/a.jpg',
  'http://[::1]:4403/a.jpg',
  'https://localhost:4401/a.jpg',
  'https://files.example/a.jpg',
];

const refused: [string, string][] = [
  ['nothing', ''],
  ['no URL', 'a.jpg'],
  ['a path', '/a.jpg'],
  ['no scheme', `//${host}/a.jpg`],
  ['no path', `https://${host}`],
  ['http', `http://${host}/a.jpg`],
  ['http to a listed host that is not this machine', 'http://files.example/a.jpg'],
  ['ftp', `ftp://${host}/a.jpg`],
  ['a script', 'javascript:alert(1)'],
  ['a script that looks like a host', `javascript://${host}/%0aalert(1)`],
  ['data', 'data:image/png;base64,AA'],
  ['a file', 'file:///etc/passwd'],
  ['a blob', `blob:https://${host}/a`],
  ['another host', 'https://evil.example/a.jpg'],
  ['a host below', `https://x.${host}/a.jpg`],
  ['a host that begins alike', `https://${host}.evil.example/a.jpg`],
  ['a host that ends alike', `https://evil-${host}/a.jpg`],
  ['a parent', 'https://website-files.com/a.jpg'],
  ['a user', `https://user@${host}/a.jpg`],
  ['a user and a password', `https://user:secret@${host}/a.jpg`],
  ['an empty user', `https://@${host}/a.jpg`],
  ['the host as a user', `https://${host}@evil.example/a.jpg`],
  ['the host as a user, escaped', `https://${host}%40evil.example/a.jpg`],
  ['a port', `https://${host}:8443/a.jpg`],
  ['the port of the scheme, spelled out', `https://${host}:443/a.jpg`],
  ['another port of this machine', 'http://localhost:4402/a.jpg'],
  ['no port of this machine', 'http://localhost/a.jpg'],
  ['this machine by another name', 'http://127.0.0.1:4401/a.jpg'],
  ['this machine as a number', 'http://2130706433:4402/a.jpg'],
  ['this machine in hex', 'http://0x7f000001:4402/a.jpg'],
  ['this machine in hex and dots', 'http://0x7f.0.0.1:4402/a.jpg'],
  ['this machine in octal', 'http://0177.0.0.1:4402/a.jpg'],
  ['this machine, shortened', 'http://127.1:4402/a.jpg'],
  ['this machine as IPv6 in full', 'http://[0:0:0:0:0:0:0:1]:4403/a.jpg'],
  ['this machine as IPv4 in IPv6', 'http://[::ffff:127.0.0.1]:4402/a.jpg'],
  ['the metadata of a cloud', 'http://169.254.169.254/latest/meta-data/'],
  ['the metadata of a cloud, as a number', 'https://2852039166/latest/meta-data/'],
  ['the metadata of a cloud, in hex', 'https://0xa9fea9fe/latest/meta-data/'],
  ['a trailing dot', `https://${host}./a.jpg`],
  ['upper case', `https://${host.toUpperCase()}/a.jpg`],
  ['an upper-case scheme', `HTTPS://${host}/a.jpg`],
  ['ideographic dots', `https://${host.replaceAll('.', '。')}/a.jpg`],
  ['full-width dots', `https://${host.replaceAll('.', '．')}/a.jpg`],
  ['half-width dots', `https://${host.replaceAll('.', '｡')}/a.jpg`],
  ['full-width letters', `https://${host.replace('cdn', 'ｃｄｎ')}/a.jpg`],
  ['a soft hyphen', `https://${host.replace('cdn', 'c\u00addn')}/a.jpg`],
  ['an escaped letter', `https://${host.replace('c', '%63')}/a.jpg`],
  ['a Cyrillic letter', `https://${host.replace('e', 'е')}/a.jpg`],
  ['backslashes', `https:\\\\${host}\\a.jpg`],
  ['a backslash', `https://evil.example\\@${host}/a.jpg`],
  ['one slash', `https:/${host}/a.jpg`],
  ['three slashes', `https:///${host}/a.jpg`],
  ['a blank in front', ` https://${host}/a.jpg`],
  ['a line break', `https://${host.replace('.', '.\n')}/a.jpg`],
  ['a tab in the scheme', `ht\ttps://${host}/a.jpg`],
  ['a NUL', `https://${host}\u0000/a.jpg`],
  ['..', `https://${host}/a/../b.jpg`],
  ['.', `https://${host}/a/./b.jpg`],
  ['.. at the end', `https://${host}/a/..`],
  ['.., escaped', `https://${host}/a/%2e%2E/b.jpg`],
  ['.., half escaped', `https://${host}/a/.%2e/b.jpg`],
  ['.. behind a backslash', `https://${host}/a\\..\\b.jpg`],
  ['.. before a question', `https://${host}/a/..?b`],
  ['this machine as IPv4 in IPv6, in hex', 'http://[::ffff:7f00:1]:4402/a.jpg'],
  ['all addresses of this machine', 'http://0.0.0.0:4402/a.jpg'],
  ['no address at all', 'http://[::]:4403/a.jpg'],
  ['an address of the link with a zone', 'http://[fe80::1%25eth0]/a.jpg'],
  ['the metadata of a cloud, as IPv6', 'http://[fd00:ec2::254]/latest/meta-data/'],
  ['a name that leads to this machine', 'http://localhost.:4401/a.jpg'],
  ['a name below this machine’s', 'http://x.localhost:4401/a.jpg'],
  ['web sockets', `wss://${host}/a.jpg`],
  ['a view of the source', `view-source:https://${host}/a.jpg`],
  ['a line separator', `https://${host}\u2028/a.jpg`],
  ['a writing direction turned round', `https://\u202e${host}/a.jpg`],
  ['a joiner', `https://${host.replace('.', '\u200d.')}/a.jpg`],
  ['Punycode of another name', 'https://xn--website-files-.com/a.jpg'],
  ['a user of many', `https://a@b@${host}/a.jpg`],
  ['a question in front of the host', `https://?${host}/a.jpg`],
  ['a fragment in front of the host', `https://#@${host}/a.jpg`],
  ['another bucket', 'https://s3.amazonaws.com/evil/a.jpg'],
  ['all buckets', 'https://s3.amazonaws.com/'],
  ['a bucket that begins alike', 'https://s3.amazonaws.com/webflow-prod-assets-evil/a.jpg'],
  ['out of the bucket', `https://${bucket}/../evil/a.jpg`],
  ['out of the bucket, escaped', `https://${bucket}/%2e%2e/evil/a.jpg`],
  ['the bucket in upper case', 'https://s3.amazonaws.com/WEBFLOW-PROD-ASSETS/a.jpg'],
  ['the bucket behind slashes', 'https://s3.amazonaws.com//webflow-prod-assets/a.jpg'],
];

describe('which addresses may be asked', () => {
  test.each(allowed)('allowed: %s', (text) => {
    expect(allowUrl(text)?.href).toBe(new URL(text).href);
  });

  test.each(refused)('refused: %s, %s', (_, text) => {
    expect(allowUrl(text)).toBeNull();
  });

  test('nothing is allowed where no host is', () => {
    expect(allowed.filter((text) => createAllowUrl([])(text))).toEqual([]);
  });

  test('whatever the text is, what is allowed leads to a listed host and nowhere else', () => {
    const part = fc.constantFrom(
      ...hosts,
      ...local,
      ...['https:', 'http:', '/', '\\', '@', ':', '?', '#', '.', '..', '%2e', '%2f', '。', '\t', '\n', ' '],
      ...['evil.example', '169.254.169.254', '0x7f000001', 'user', '443', 'webflow-prod-assets', 'a.jpg'],
    );
    const texts = fc.oneof(
      fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom(...allowed), fc.nat(), part).map(([text, at, inserted]) => {
        const middle = at % text.length;
        return text.slice(0, middle) + inserted + text.slice(middle);
      }),
      fc.webUrl(),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const url = allowUrl(text);
        if (!url) return;
        expect([...hosts, ...local]).toContain(url.host);
        expect(url.username + url.password).toBe('');
        expect(url.protocol === 'https:' || local.slice(0, 3).includes(url.host)).toBe(true);
        if (url.host === 's3.amazonaws.com') expect(url.pathname).toMatch(/^\/webflow-prod-assets\//);
      }),
      modestly(fewerOf(5_000)),
    );
  });
});
