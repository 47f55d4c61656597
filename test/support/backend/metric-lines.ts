import type { TestBackend } from '#test/support/backend/backend.ts';

/** What a scraper reads, as a map from each series, labels included, to its number. */
export function seriesIn(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** The series of a backend now. */
export async function seriesOf({ metrics }: Pick<TestBackend, 'metrics'>): Promise<Map<string, number>> {
  return seriesIn(await metrics.registry.metrics());
}
