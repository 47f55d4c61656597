/** The variables whose whole value is a secret. */
const whole = ['WEBFLOW_CLIENT_SECRET', 'METRICS_TOKEN', 'SECRET_KEYS'] as const;

/** The variables that are addresses with a password in them. */
const addresses = ['DATABASE_URL', 'REDIS_URL'] as const;

/** The text itself where it cannot be decoded (URL standard, percent-decode). */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Every secret in the environment of a process: values, the keys of a list, and passwords as they are written and meant. */
export function secretsInConfig(environment: Readonly<Record<string, string | undefined>>): string[] {
  const values = whole.flatMap((name) => environment[name]?.trim() ?? []);
  const keys = (environment.SECRET_KEYS ?? '').split(',').flatMap((item) => item.trim().split(':').slice(1));
  const passwords = addresses.flatMap((name) => {
    const url = URL.parse(environment[name]?.trim() ?? '');
    const query = url?.searchParams.getAll('password') ?? [];
    return url ? [url.password, decode(url.password), `${url.username}:${url.password}@`, ...query] : [];
  });
  return [...new Set([...values, ...keys, ...passwords])].filter(
    (secret) => secret !== '' && secret !== ':@',
  );
}
