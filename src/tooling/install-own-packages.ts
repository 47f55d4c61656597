import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { isInstalled, ownPackages } from './own-packages.ts';
import { projectRoot } from './project.ts';

/** Installs the packages of the folder that is named, where they aren't installed. */
const [name] = process.argv.slice(2);
const found = ownPackages.find(({ folder }) => folder === name);
if (!found) throw new Error(`Name one of: ${ownPackages.map(({ folder }) => folder).join(', ')}`);
if (!isInstalled(found))
  execFileSync('npm', ['ci', '--prefix', join(projectRoot, found.folder)], { stdio: 'inherit' });
