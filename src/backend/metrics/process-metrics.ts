import { collectDefaultMetrics, type Registry } from 'prom-client';

/**
 * Adds what the process tells of itself: processor, memory, garbage collection, open files and sockets, timers, and
 * the event loop's delay. For one registry only, as it watches the whole process.
 */
export function watchProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
}
