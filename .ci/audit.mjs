// Fails where a package that is installed has a known flaw of severity high or critical. Not every registry knows.
import { spawnSync } from 'node:child_process';

for (const folder of ['.', 'bench', 'test/engines/driver']) {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--prefix', folder], { encoding: 'utf8' });
  const { metadata } = JSON.parse(stdout || '{}');
  if (metadata) {
    const { high, critical } = metadata.vulnerabilities;
    process.stdout.write(`npm audit of ${folder}: ${high} high, ${critical} critical\n`);
    if (high + critical > 0) process.exitCode = 1;
  } else process.stdout.write(`npm audit of ${folder}: THIS REGISTRY CANNOT TELL\n`);
}
