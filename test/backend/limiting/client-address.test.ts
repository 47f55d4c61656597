import { describe, expect, test } from 'vitest';
import { countedAddress } from '#backend/limiting/client-address.ts';

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

describe('an address is counted', () => {
  test.each(counted)('%s as %s', (text, as) => {
    expect(countedAddress(text)).toBe(as);
  });
});
