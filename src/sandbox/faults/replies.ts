/** A reply that a script sends instead of, or on top of, the real one. */
export type ScriptedReply =
  | RespondReply
  /** The real reply, later. `delay` is milliseconds. */
  | { kind: 'pass'; delay?: number }
  /** The real reply with its JSON changed. */
  | { kind: 'rewrite'; json: (body: unknown) => unknown; delay?: number }
  /** The connection is cut before a byte is answered. */
  | { kind: 'reset'; delay?: number }
  /** Nothing is ever answered. */
  | { kind: 'hang' };

/** A reply written out by hand. */
export interface RespondReply {
  kind: 'respond';
  status?: number;
  headers?: Record<string, string>;
  /** Sent as it is; an object is sent as JSON. */
  body?: string | Uint8Array<ArrayBuffer> | object;
  /** Milliseconds before the headers. */
  delay?: number;
  /** Cuts the connection after this many bytes of the body. */
  cutAfter?: number;
  /** Sends nothing more after this many bytes of the body, and keeps the connection open. */
  stallAfter?: number;
  /** Milliseconds between two bytes of the body. */
  drip?: number;
}

function bytesOf(body: RespondReply['body']): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(
    typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
  );
}

/** What fetch says of a connection that was cut in mid-body, so that code under test meets the same error. */
export function cutError(): TypeError {
  return new TypeError('terminated', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  });
}

/** What fetch says of a connection that was cut before an answer. */
export function resetError(): TypeError {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });
}

function stream(
  bytes: Uint8Array<ArrayBuffer>,
  reply: RespondReply,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const end = Math.min(bytes.length, reply.cutAfter ?? reply.stallAfter ?? bytes.length);
  const step = reply.drip === undefined ? end : 1;
  let sent = 0;
  let timer: NodeJS.Timeout | undefined;
  return new ReadableStream({
    async pull(controller) {
      if (sent < end) {
        if (reply.drip !== undefined)
          await new Promise((resolve) => {
            timer = setTimeout(resolve, reply.drip);
          });
        controller.enqueue(bytes.slice(sent, sent + step));
        sent += step;
      } else if (reply.cutAfter !== undefined) controller.error(cutError());
      else if (reply.stallAfter === undefined) controller.close();
      else await new Promise(() => {});
    },
    cancel: () => clearTimeout(timer),
  });
}

/** The response a written reply makes. Its body may stall, drip or break, as the reply says. */
export function respond(reply: RespondReply): Response {
  const bytes = bytesOf(reply.body);
  const status = reply.status ?? 200;
  const type =
    typeof reply.body === 'object' && !(reply.body instanceof Uint8Array) ? 'application/json' : 'text/plain';
  const headers = new Headers({ 'Content-Type': `${type}; charset=utf-8`, ...reply.headers });
  const whole = reply.cutAfter === undefined && reply.stallAfter === undefined && reply.drip === undefined;
  if (!whole && !headers.has('Content-Length')) headers.set('Content-Length', String(bytes.length));
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : whole ? bytes : stream(bytes, reply), { status, headers });
}
