/**
 * A signal that aborts once we are asked to stop. From then on every further request is heard and ignored: npm
 * passes Ctrl-C on to a program that has already had it from the terminal, and the second must not cut off what the
 * first began.
 */
export function untilAskedToStop(): AbortSignal {
  const asked = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => asked.abort());
  return asked.signal;
}
