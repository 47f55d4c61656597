import { isIP } from 'node:net';
import type { Context } from 'hono';
import type { AppEnv } from '../http/app-env.ts';

const groups = 8;

/** The first four groups of an IPv6 address without leading zeros: mostly the network of one customer. */
function networkOf(address: string): string {
  const [head = '', tail] = address.replace(/%.*$/, '').toLowerCase().split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const gap = tail === undefined ? 0 : groups - before.length - after.length;
  const all = [...before, ...Array.from({ length: Math.max(0, gap) }, () => '0'), ...after];
  return `${all
    .slice(0, groups / 2)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/**
 * The key of an address in limits: an IPv4 address itself, also where it is mapped into IPv6 (RFC 4291 §2.5.5.2); for
 * IPv6 the network, because each host has too many addresses. Undefined for any other text.
 */
export function countedAddress(text: string): string | undefined {
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1] ?? text;
  const family = isIP(address);
  if (family === 0) return undefined;
  return family === 4 ? address : networkOf(address);
}

/**
 * An address without its port or brackets: some proxies write `203.0.113.7:51234`, `[2001:db8::1]:443` and
 * `[2001:db8::1]`.
 */
function withoutPort(text: string): string {
  return (
    /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text)?.[1] ?? text
  );
}

/**
 * Returns a function for the client address of a request. It trusts only the last `trustedHops` addresses, the
 * connection's own included: each trusted proxy appends its client to `X-Forwarded-For`, and any client can send the
 * entries before. With no trusted proxy the header is ignored. Where the entry of a trusted proxy is no address, the
 * connection's own is used and one line is logged: until that is fixed, all clients share one limit.
 */
export function createClientAddress(trustedHops: number): (c: Context<AppEnv>) => string {
  let hasWarned = false;
  return (c) => {
    const own = countedAddress(c.env?.incoming?.socket.remoteAddress ?? '') ?? 'unknown';
    if (trustedHops === 0) return own;
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((text) => text.trim());
    const counted = countedAddress(withoutPort(forwarded.at(-trustedHops) ?? forwarded[0] ?? ''));
    if (counted === undefined && !hasWarned) {
      hasWarned = true;
      const event = { event: 'forwarded_for_unreadable' };
      c.get('log').warn(
        event,
        'X-Forwarded-For of the trusted proxy is no address: all callers share its limit',
      );
    }
    return counted ?? own;
  };
}
