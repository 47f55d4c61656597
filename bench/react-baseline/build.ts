import { join } from 'node:path';
import type { BuiltPanel } from '../../test/support/panel/built-panel.ts';
import { buildWith } from '../build-with.ts';

const config = join(import.meta.dirname, 'vite.config.ts');

/** Builds the panel with React in the place of Preact. Throws where the build fails. */
export function buildYardstick(backendUrl: string): Promise<BuiltPanel> {
  return buildWith(config, backendUrl);
}
