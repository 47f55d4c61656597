import { html, raw } from 'hono/html';

/** HTML that is safe to be put into other HTML. */
export type Html = ReturnType<typeof html>;

/** An attribute with a blank before it, or nothing where its value is null. */
export function attribute(name: string, value: string | null): Html | string {
  return value === null ? '' : html` ${raw(name)}="${value}"`;
}
