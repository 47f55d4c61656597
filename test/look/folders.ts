import { join } from 'node:path';
import { projectRoot } from '#tooling/project.ts';

/** The sheets that a look is compared with. */
export const storedFolder = join(projectRoot, 'test/look/stored');

/** The sheets of the last run at their full size, and where they differ from the stored ones. */
export const takenFolder = join(projectRoot, 'dist/look');
