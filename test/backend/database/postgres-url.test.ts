import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Protection, postgresUrlError, readPostgresUrl } from '#backend/database/postgres-url.ts';
import { modestly } from '#test/support/shared/properties.ts';

const protections: [url: string, Protection][] = [
  ['postgres://u:p@db.example/x', 'verified'],
  ['postgresql://u:p@db.example:6432/x', 'verified'],
  ['postgres://u:p@10.0.0.5/x', 'verified'],
  ['postgres://u:p@localhost.example/x', 'verified'],
  ['postgres://u:p@127.0.0.1.example/x', 'verified'],
  ['postgres://u:p@%2Fvar%2Frun/x', 'verified'],
  ['postgres://u:p@db.example/x?sslmode=require', 'verified'],
  ['postgres://u:p@db.example/x?sslmode=verify-ca', 'verified'],
  ['postgres://u:p@db.example/x?sslmode=verify-full', 'verified'],
  ['postgres://u:p@localhost/x?sslmode=require', 'verified'],
  ['postgres://u:p@db.example/x?sslmode=no-verify', 'encrypted'],
  ['postgres://u:p@db.example/x?sslmode=disable', 'none'],
  ['postgres://u:p@localhost/x', 'none'],
  ['postgres://u:p@127.0.0.1:5433/x', 'none'],
  ['postgres://u:p@[::1]/x', 'none'],
  ['postgres:///x?host=/var/run/postgresql', 'none'],
];

describe('a PostgreSQL URL', () => {
  test.each(protections)('%s is %s', (url, protection) => {
    expect(postgresUrlError(url)).toBeUndefined();
    expect(readPostgresUrl(url).protection).toBe(protection);
  });

  test('the driver gets user, host and database, without TLS parameters', () => {
    const url = 'postgres://u:p%40ss@h/x?sslmode=no-verify&application_name=a&sslrootcert=/ca.pem';
    expect(readPostgresUrl(url)).toEqual({
      connectionString: 'postgres://u:p%40ss@h/x?application_name=a',
      protection: 'encrypted',
      rootCertificate: '/ca.pem',
    });
  });

  test.each([
    'postgres:',
    'postgres://',
    'postgres:///',
    'postgres:///name',
    'postgres://host',
    'postgres://host/',
    'postgres://u:p@/name',
    'postgres://host:port/name',
    'postgres://u:p#ss@host/name',
    'postgres://host/name?sslmode=prefer',
    'postgres://host/name?sslmode=allow',
    'postgres://host/name?sslmode=',
    'postgres://host/name?sslmode=disable&sslmode=verify-full',
    'postgres://host/name?ssl=true',
    'postgres://host/name?uselibpqcompat=true',
    'postgres://host/name?options=-csearch_path%3Dx',
    'postgres://host/name?host=other.example',
  ])('%s is refused', (url) => {
    expect(postgresUrlError(url)).toMatch(/^(must|has) /);
  });

  test('any host is either this machine or must have a valid certificate', () => {
    const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.ipV4(), fc.webAuthority()), (host) => {
        const url = `postgres://${host}/x`;
        fc.pre(postgresUrlError(url) === undefined && !local.test(new URL(url).hostname));
        expect(readPostgresUrl(url).protection).toBe('verified');
      }),
      modestly(500),
    );
  });
});
