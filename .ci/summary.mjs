// Prints the one line that sums up all reports, and fails where a suite that should have run was skipped.
import { readFileSync } from 'node:fs';

const suites = ['contract', 'backend', 'sandbox', 'panel', 'panel-build', 'e2e', 'long'];
const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (name) => reports.reduce((total, report) => total + report[name], 0);
const files = reports.flatMap(({ testResults }) => testResults.map(({ name }) => name));
const missing = suites.filter((suite) => !files.some((name) => name.includes(`/test/${suite}/`)));
const [passed, failed, pending] = ['numPassedTests', 'numFailedTests', 'numPendingTests'].map(sum);
const say = (line) => process.stdout.write(`${line}\n`);
if (missing.length > 0) say(`suites that did not run: ${missing.join(', ')}`);
if (pending > 0) say(`${pending} tests were skipped`);
say(`${passed} passed, ${failed} failed`);
const isGood = missing.length + pending + failed === 0 && passed > 0;
process.exitCode = isGood ? 0 : 1;
