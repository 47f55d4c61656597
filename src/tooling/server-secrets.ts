import querystring from 'node:querystring';

/** A shorter value stands in many a text by chance. */
const shortest = 8;

function passwordOf(address: string | undefined): string[] {
  const password = address ? URL.parse(address)?.password : undefined;
  if (!password) return [];
  return [password, querystring.unescape(password)];
}

/** The secrets among the server's variables, each as it could stand in a file. Source: `.env.example`. */
export function serverSecrets(env: Readonly<Record<string, string | undefined>>): string[] {
  const keys = (env.SECRET_KEYS ?? '').split(',').map((key) => key.trim().replace(/^[^:]*:/, ''));
  const values = [env.WEBFLOW_CLIENT_SECRET ?? '', env.METRICS_TOKEN ?? '', ...keys];
  const all = [...values, ...passwordOf(env.DATABASE_URL), ...passwordOf(env.REDIS_URL)];
  return [...new Set(all.filter((secret) => secret.length >= shortest))];
}
