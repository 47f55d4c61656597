import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { loopback } from '../src/tooling/ports.ts';

// Debian keeps it where only root looks.
const env = { PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` };

/** A cache in front of a server, and what stops it. */
export interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** nginx ignores the `Cache-Control` of the response, which forbids caching. */
function configuration(folder: string, port: number, origin: string): string {
  return `
daemon off; worker_processes 1; user ${userInfo().username};
pid ${folder}/nginx.pid; error_log ${folder}/nginx-error.log;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  proxy_cache_path ${folder}/cache keys_zone=assets:10m;
  server {
    listen ${loopback}:${port};
    location / {
      proxy_pass ${origin};
      proxy_cache assets; proxy_cache_valid 200 30s; proxy_cache_lock on;
      proxy_ignore_headers Cache-Control Vary;
    }
  }
}
`;
}

/** True where nginx is installed. */
export function hasNginx(): boolean {
  return spawnSync('nginx', ['-v'], { env }).status === 0;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}

/** Starts nginx with nothing but `proxy_cache` before `origin`. Throws where it ends or has no answer. */
export async function startNginx(folder: string, port: number, origin: string): Promise<Nginx> {
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configuration(folder, port, origin));
  const child = spawn('nginx', ['-p', folder, '-c', file], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const url = `http://${loopback}:${port}/`;
  for (let tries = 0; child.exitCode === null && tries < 500; tries++) {
    if (await answers(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  child.kill('SIGKILL');
  throw new Error('nginx doesn’t answer');
}
