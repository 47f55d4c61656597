import { describe, expect, test } from 'vitest';
import { countedAddress } from '#backend/limiting/client-address.ts';
import { panelOrigin, startBackend } from '#test/support/backend/backend.ts';
import { connectionFrom } from '#test/support/backend/from-address.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';

const counted: [string, string | undefined][] = [
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', undefined],
  ['unknown', undefined],
  ['203.0.113.7:443', undefined],
  ['203.0.113', undefined],
  ['[2001:db8::1]', undefined],
  ['::1::2', undefined],
];

describe('the key of an address in limits', () => {
  test.each(counted)('%s as %s', (text, as) => {
    expect(countedAddress(text)).toBe(as);
  });
});

describe('A4 forwarded-port: an address in X-Forwarded-For may have a port or brackets', () => {
  const perAddress = 3;

  /** The statuses of more requests than one address may make, each with the next of these entries. */
  async function statusesOf(entries: readonly string[]) {
    const backend = await startBackend({
      environment: { REQUESTS_PER_ADDRESS: String(perAddress), TRUST_PROXY: '1' },
    });
    const statuses: number[] = [];
    for (let request = 0; request < 2 * perAddress; request++) {
      const headers = { origin: panelOrigin, 'x-forwarded-for': entries[request % entries.length] ?? '' };
      const response = await backend.app.request('/api/assets/x', { headers }, connectionFrom('10.0.0.1'));
      statuses.push(response.status);
    }
    return { statuses, warnings: eventsOf(backend, 'forwarded_for_unreadable') };
  }

  test.each([
    [['203.0.113.7:51234', '203.0.113.7:51235', '203.0.113.7']],
    [['[2001:db8::1]:443', '[2001:db8::1]', '2001:db8::2']],
    [['198.51.100.1, 203.0.113.7:1', '198.51.100.2, 203.0.113.7:65535']],
    [[' [::ffff:203.0.113.7]:80 ', '203.0.113.7']],
  ])('A4 forwarded-port: %j are one address', async (entries) => {
    const { statuses, warnings } = await statusesOf(entries);
    expect(statuses).toEqual([401, 401, 401, 429, 429, 429]);
    expect(warnings).toEqual([]);
  });

  test('A4 forwarded-port: two addresses with ports have a limit each', async () => {
    const { statuses } = await statusesOf(['203.0.113.7:51234', '203.0.113.8:51234']);
    expect(statuses).toEqual(Array(2 * perAddress).fill(401));
  });

  test.each([['unknown'], ['_hidden'], ['203.0.113.7:port'], ['[2001:db8::1'], ['']])(
    'A4 forwarded-port: %j counts as the proxy’s own address, and one line says so',
    async (entry) => {
      const { statuses, warnings } = await statusesOf([entry]);
      expect(statuses).toContain(429);
      expect(warnings).toHaveLength(1);
    },
  );
});
