import * as v from 'valibot';

/** An answer's headers, as flat as they are on the wire, and its body. */
export const Answer = v.object({ headers: v.array(v.string()), body: v.string() });
export type Answer = v.InferOutput<typeof Answer>;

/** Those a server adds of itself. */
const ownToTheServer = ['connection', 'date', 'keep-alive'];

/** What `url` answers to a GET with these headers. Throws where that is not 200. */
export async function captureAnswer(url: string, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await fetch(url, { headers });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const told = [...response.headers].filter(([name]) => !ownToTheServer.includes(name));
  return { headers: told.flat(), body: await response.text() };
}
