import * as v from 'valibot';

/** What one instance tells the others. */
const News = v.variant('kind', [
  v.object({ kind: v.literal('deleted'), cache: v.string(), installationId: v.string(), key: v.string() }),
  v.object({ kind: v.literal('dropped'), installationId: v.string() }),
  v.object({ kind: v.literal('coverage') }),
  /** Anything may have changed. */
  v.object({ kind: v.literal('all') }),
]);
export type News = v.InferOutput<typeof News>;

const Message = v.object({ from: v.string(), news: v.unknown() });

/** The text to tell, with who tells it. */
export function writeNews(from: string, news: News): string {
  return JSON.stringify({ from, news });
}

/**
 * The news in a text of another instance, and undefined in one of our own. What cannot be read is from another version,
 * and may mean anything.
 */
export function readNews(text: string, self: string): News | undefined {
  try {
    const { from, news } = v.parse(Message, JSON.parse(text));
    return from === self ? undefined : v.parse(News, news);
  } catch {
    return { kind: 'all' };
  }
}
