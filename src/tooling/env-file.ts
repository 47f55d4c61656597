import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile as load } from 'node:process';
import { projectRoot } from './project.ts';

/** Reads `.env` of the project, if there is one, into the environment; what is set already stays. */
export function loadEnvFile(): void {
  const file = join(projectRoot, '.env');
  if (existsSync(file)) load(file);
}
