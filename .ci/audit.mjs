// Fails where a package that is installed has a known flaw of severity high or critical. Not every registry knows.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' });
const { metadata } = JSON.parse(stdout || '{}');
if (metadata) {
  const { high, critical } = metadata.vulnerabilities;
  process.stdout.write(`npm audit: ${high} high, ${critical} critical\n`);
  process.exitCode = high + critical === 0 ? 0 : 1;
} else process.stdout.write('npm audit: THIS REGISTRY CANNOT TELL\n');
