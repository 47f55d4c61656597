import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The projects whose files take longest, before all others: what starts last must not be what ends last. */
const longestFiles: readonly string[] = [
  'e2e-long',
  'e2e',
  'sandbox',
  'panel-build',
  'backend-long',
  'backend',
];

function rankOf({ project }: TestSpecification): number {
  const at = longestFiles.indexOf(project.name);
  return at < 0 ? longestFiles.length : at;
}

/** Runs the projects in this order, and the files of each as Vitest does: those that took longest the last time first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
