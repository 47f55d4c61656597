import { collectDefaultMetrics, type Registry } from 'prom-client';

/**
 * Adds the metrics of the process: processor, memory, garbage collection, open files and sockets, timers, and the delay
 * of the event loop. For one registry only, because it observes the whole process.
 */
export function watchProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
}
