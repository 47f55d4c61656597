import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { RegisteredApp } from '#sandbox/world/site.ts';
import { loopback } from '#tooling/ports.ts';
import type { Program } from '#tooling/program.ts';
import { projectRoot } from '#tooling/project.ts';
import type { Origins } from './addresses.ts';

/** The configuration of a sandbox's backend. */
export interface SandboxBackend {
  origins: Origins;
  port: number;
  app: Pick<RegisteredApp, 'clientId' | 'clientSecret'>;
  /** The folder of the database. */
  folder: string;
  output: string;
  /** Further environment variables, which override the sandbox's. */
  env?: Readonly<Record<string, string>>;
}

/** A new value of `SECRET_KEYS` with one key. */
function newSecretKeys(): string {
  return `sandbox:${randomBytes(32).toString('base64url')}`;
}

/** The program of the real backend, connected to the fake Webflow. Of the shell's environment it inherits only `PATH`. */
export function backendProgram({ origins, port, app, folder, output, env }: SandboxBackend): Program {
  return {
    name: 'The backend',
    file: join(projectRoot, 'src', 'backend', 'main.ts'),
    cwd: folder,
    output,
    env: {
      PATH: process.env.PATH,
      WEBFLOW_CLIENT_ID: app.clientId,
      WEBFLOW_CLIENT_SECRET: app.clientSecret,
      WEBFLOW_API_URL: origins.designer,
      WEBFLOW_OAUTH_URL: origins.designer,
      WEBFLOW_DESIGNER_URL: origins.designer,
      WEBFLOW_CDN_HOSTS: new URL(origins.cdn).host,
      PUBLIC_URL: origins.backend,
      PANEL_ORIGINS: origins.panel,
      SECRET_KEYS: newSecretKeys(),
      DATABASE_URL: `sqlite:${join(folder, 'asset-inspector.db')}`,
      HOST: loopback,
      PORT: String(port),
      ...env,
    },
  };
}
