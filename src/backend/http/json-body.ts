import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { ProblemError } from '../errors/problem-error.ts';
import { limits } from '../platform/limits.ts';
import type { AppEnv } from './app-env.ts';
import { respondWithProblem } from './problem.ts';

const withinLimit = bodyLimit({
  maxSize: limits.requestBodyBytes,
  onError: (c) => respondWithProblem(c, 'body_too_large'),
});

/** Refuses bodies over the limit, with any `Content-Length`. The body of a GET is not read. */
export const refuseLargeBody: MiddlewareHandler<AppEnv> = (c, next) =>
  c.req.method === 'GET' ? next() : withinLimit(c, next);

/**
 * The request's JSON body, parsed by the schema; throws `bad_request` for any other. Throws `unsupported_media_type`
 * before reading a body that is not `application/json`: a page can send other types cross-site without a preflight
 * (Fetch standard, CORS-safelisted content types).
 */
export async function readJson<const S extends v.GenericSchema>(
  c: Context,
  schema: S,
): Promise<v.InferOutput<S>> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new ProblemError('unsupported_media_type');
  let body: unknown;
  try {
    body = await c.req.json();
  } catch {
    // The message of the parser's error repeats a part of the body.
    throw new ProblemError('bad_request');
  }
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw new ProblemError('bad_request');
  return parsed.output;
}
