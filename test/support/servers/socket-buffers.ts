import { readFileSync } from 'node:fs';

/** What the kernel keeps where it does not publish its limits: more than any default. */
const elsewhere = 64 * 1024 * 1024;

function mostOf(name: string): number {
  try {
    return Number(readFileSync(`/proc/sys/net/ipv4/${name}`, 'utf8').trim().split(/\s+/)[2]);
  } catch {
    return elsewhere / 2;
  }
}

/**
 * Returns the most bytes that the kernel keeps of one connection: those sent, and those received and not read. A response is
 * surely unread only beyond them. Source: Linux, `Documentation/networking/ip-sysctl.rst`.
 */
export function mostBuffered(): number {
  return mostOf('tcp_wmem') + mostOf('tcp_rmem');
}
