import { seriesIn } from '#test/support/backend/metric-lines.ts';

/** The `METRICS_TOKEN` of the backends in these runs. */
export const metricsToken = 'a-token-for-long-runs-only';

/** The metrics of a running backend by series. Rejects if `/metrics` responds with an error. */
export async function scrape(origin: string): Promise<Map<string, number>> {
  const headers = { authorization: `Bearer ${metricsToken}`, connection: 'close' };
  const response = await fetch(`${origin}/metrics`, { headers });
  if (!response.ok) throw new Error(`/metrics answered ${response.status}`);
  return seriesIn(await response.text());
}

/** The value of a series; NaN if there is none. */
export function numberOf(series: ReadonlyMap<string, number>, name: string): number {
  return series.get(name) ?? Number.NaN;
}

/** The resident memory of a running backend, in bytes. */
export async function residentMemory(origin: string): Promise<number> {
  return numberOf(await scrape(origin), 'process_resident_memory_bytes');
}
