import { execSync } from 'node:child_process';
import { benchFolder, isInstalled } from './package.ts';

if (!isInstalled()) execSync(`npm ci --prefix "${benchFolder}"`, { stdio: 'inherit' });
