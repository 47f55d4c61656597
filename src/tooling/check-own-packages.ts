import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { isInstalled, ownPackages } from './own-packages.ts';
import { projectRoot } from './project.ts';

/** Type-checks the code that uses packages of its own, where they are installed. */
const tsc = join(projectRoot, 'node_modules/typescript/bin/tsc');
for (const own of ownPackages) {
  if (isInstalled(own)) {
    const { status } = spawnSync(process.execPath, [tsc, '--build', own.types], {
      cwd: projectRoot,
      stdio: 'inherit',
    });
    if (status !== 0) process.exitCode = status ?? 1;
  } else
    process.stdout.write(
      `${own.types} is not type-checked: \`npm run ${own.script}\` installs what it needs.\n`,
    );
}
