import * as v from 'valibot';

const InvalidationMessage = v.variant('kind', [
  v.object({ kind: v.literal('deleted'), cache: v.string(), installationId: v.string(), key: v.string() }),
  v.object({ kind: v.literal('dropped'), installationId: v.string() }),
  v.object({ kind: v.literal('coverage') }),
  /** Anything may have changed. */
  v.object({ kind: v.literal('all') }),
]);

/** What one instance sends to the others. */
export type InvalidationMessage = v.InferOutput<typeof InvalidationMessage>;

const Envelope = v.object({ from: v.string(), news: v.unknown() });

/** Returns the text of a message from the instance `from`. */
export function writeMessage(from: string, message: InvalidationMessage): string {
  return JSON.stringify({ from, news: message });
}

/**
 * Returns the message in a text of another instance, and undefined for one of our own. A text that cannot be read is from
 * another version, and may mean anything.
 */
export function readMessage(text: string, self: string): InvalidationMessage | undefined {
  try {
    const { from, news } = v.parse(Envelope, JSON.parse(text));
    return from === self ? undefined : v.parse(InvalidationMessage, news);
  } catch {
    return { kind: 'all' };
  }
}
