// Prints the one line that sums up a run, and fails where a suite that should have run was skipped.
import { readFileSync } from 'node:fs';

const suites = ['contract', 'backend', 'sandbox', 'tooling', 'panel', 'panel-build', 'e2e'];
const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const missing = suites.filter((suite) => !testResults.some(({ name }) => name.includes(`/test/${suite}/`)));
const say = (line) => process.stdout.write(`${line}\n`);
if (missing.length > 0) say(`suites that did not run: ${missing.join(', ')}`);
if (numPendingTests > 0) say(`${numPendingTests} tests were skipped`);
say(`${numPassedTests} passed, ${numFailedTests} failed`);
const isGood = missing.length + numPendingTests + numFailedTests === 0 && numPassedTests > 0;
process.exitCode = isGood ? 0 : 1;
