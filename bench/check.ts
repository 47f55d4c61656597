import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../src/tooling/project.ts';
import { benchFolder, isInstalled } from './package.ts';

if (isInstalled()) {
  const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
  const rivals = join(benchFolder, 'rivals');
  const { status } = spawnSync(process.execPath, [tsc, '--build', rivals], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else process.stdout.write('bench/rivals is not type-checked: `npm run bench` installs what it needs.\n');
