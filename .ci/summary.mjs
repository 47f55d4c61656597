// Prints the one line that sums up all reports, and fails where a suite that should have run was skipped.
import { readFileSync } from 'node:fs';

const suites = [
  'contract',
  'rules',
  'backend',
  'sandbox',
  'tooling',
  'panel',
  'panel-build',
  'e2e',
  'look',
  'long',
  'engines',
];
const reports = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const sum = (...names) =>
  reports.reduce((total, report) => total + names.reduce((part, name) => part + report[name], 0), 0);
const files = reports.flatMap(({ testResults }) => testResults.map(({ name }) => name));
const missing = suites.filter((suite) => !files.some((name) => name.includes(`/test/${suite}/`)));
const [passed, failed] = [sum('numPassedTests'), sum('numFailedTests')];
const skipped = sum('numPendingTests', 'numTodoTests');
const say = (line) => process.stdout.write(`${line}\n`);
if (missing.length > 0) say(`suites that did not run: ${missing.join(', ')}`);
if (skipped > 0) say(`${skipped} tests were skipped`);
say(`${passed} passed, ${failed} failed`);
const isGood = missing.length + skipped + failed === 0 && passed > 0;
process.exitCode = isGood ? 0 : 1;
