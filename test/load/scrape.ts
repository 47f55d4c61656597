import { seriesIn } from '#test/support/metric-lines.ts';

/** What a long run's backend is given as METRICS_TOKEN. */
export const metricsToken = 'a-token-for-long-runs-only';

/** Reads the metrics of a running backend. Throws where it does not answer. */
export async function scrape(origin: string): Promise<Map<string, number>> {
  const headers = { authorization: `Bearer ${metricsToken}`, connection: 'close' };
  const response = await fetch(`${origin}/metrics`, { headers });
  if (!response.ok) throw new Error(`/metrics answered ${response.status}`);
  return seriesIn(await response.text());
}

/** One number of it; NaN where there is no such series. */
export function numberOf(series: ReadonlyMap<string, number>, name: string): number {
  return series.get(name) ?? Number.NaN;
}
