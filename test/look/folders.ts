import { join } from 'node:path';
import { projectRoot } from '#tooling/project.ts';

/** The folder of stored sheets. */
export const storedFolder = join(projectRoot, 'test/look/stored');

/** The sheets of the last run at their full size, and their differences from the stored ones. */
export const takenFolder = join(projectRoot, 'dist/look');
