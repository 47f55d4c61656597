// Prints the one line that sums up a run, and fails where a suite that should have run was skipped.
import { readFileSync } from 'node:fs';

const suites = ['contract', 'backend', 'sandbox', 'panel', 'e2e'];
const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const missing = suites.filter((suite) => !testResults.some(({ name }) => name.includes(`/test/${suite}/`)));
if (missing.length > 0) console.log(`suites that did not run: ${missing.join(', ')}`);
if (numPendingTests > 0) console.log(`${numPendingTests} tests were skipped`);
console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
process.exitCode = missing.length > 0 || numPendingTests > 0 || numFailedTests > 0 || numPassedTests === 0 ? 1 : 0;
