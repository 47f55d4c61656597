/** A scripted reply that replaces or changes the real one. */
export type ScriptedReply =
  | RespondReply
  /** The real reply after `delay` milliseconds. `first` is called before it is computed, to change the world meanwhile. */
  | { kind: 'pass'; delay?: number; first?: () => void }
  /** The real reply with `json` applied to its body. */
  | { kind: 'rewrite'; json: (body: unknown) => unknown; delay?: number }
  /** The real reply whose body stops after so many bytes, and goes on when `until` aborts. */
  | { kind: 'stall'; after: number; until: AbortSignal }
  /** The connection closes before the first byte. */
  | { kind: 'reset'; delay?: number }
  /** No response. */
  | { kind: 'hang' };

/** A reply with given status, headers and body. */
export interface RespondReply {
  kind: 'respond';
  status?: number;
  headers?: Record<string, string>;
  /** Strings and bytes are sent unchanged, objects as JSON. */
  body?: string | Uint8Array<ArrayBuffer> | object;
  /** Milliseconds before the headers. */
  delay?: number;
  /** Closes the connection after this many bytes of the body. */
  cutAfter?: number;
  /** Stops after this many bytes of the body and keeps the connection open. */
  stallAfter?: number;
  /** Milliseconds before each byte of the body. */
  drip?: number;
}

function bytesOf(body: RespondReply['body']): Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return body;
  return new TextEncoder().encode(
    typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
  );
}

/** The error of Node's fetch for a connection that closes within the body. Source: undici. */
export function cutError(): TypeError {
  return new TypeError('terminated', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }),
  });
}

/** The error of Node's fetch for a connection that closes before the response. Source: undici. */
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

/** The response of a scripted reply. Its body stalls, drips or fails as the reply defines. */
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
