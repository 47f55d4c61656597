/**
 * Joins the parts of a report. It waits for `rest` after each, so that the browser handles input in between; null once
 * aborted.
 */
export async function joinParts(
  parts: Iterable<string>,
  rest: () => Promise<void>,
  signal: AbortSignal,
): Promise<string | null> {
  const texts: string[] = [];
  for (const part of parts) {
    texts.push(part);
    await rest();
    if (signal.aborted) return null;
  }
  return texts.join('');
}
