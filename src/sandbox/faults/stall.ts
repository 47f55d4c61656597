/** The response whose body stops after `after` bytes, and goes on when `until` aborts. */
export function stalled(
  response: Response,
  { after, until }: { after: number; until: AbortSignal },
): Response {
  const { body, status, headers } = response;
  if (!body) return response;
  const goesOn = new Promise<void>((resolve) => {
    if (until.aborted) resolve();
    until.addEventListener('abort', () => resolve(), { once: true });
  });
  let left = after;
  const stop = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      if (left > 0) controller.enqueue(chunk.subarray(0, left));
      if (chunk.length > left) {
        await goesOn;
        controller.enqueue(chunk.subarray(Math.max(0, left)));
      }
      left -= chunk.length;
    },
  });
  return new Response(body.pipeThrough(stop), { status, headers });
}
