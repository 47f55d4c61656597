import { join } from 'node:path';

/** The folder that holds package.json. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/** A place for what can be made again, left alone by a fresh install of the same packages. */
export const cacheFolder = join(projectRoot, 'node_modules', '.cache', 'asset-inspector');
