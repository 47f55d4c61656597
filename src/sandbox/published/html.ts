import { html, raw } from 'hono/html';

/** Escaped HTML that can be interpolated into other HTML. */
export type Html = ReturnType<typeof html>;

/** An attribute with a leading space, or an empty string for null. */
export function attribute(name: string, value: string | null): Html | string {
  return value === null ? '' : html` ${raw(name)}="${value}"`;
}
