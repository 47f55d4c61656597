import * as v from 'valibot';
import { expect } from 'vitest';
import { Problem, type ProblemCode, problemMediaType, problemStatus } from '#contract/problem.ts';

/** Expects the response to be this problem, under its own status and media type, and answers its body. */
export async function expectProblem(response: Response, code: ProblemCode): Promise<Problem> {
  const text = await response.text();
  expect(text).toContain(`"code":"${code}"`);
  const problem = v.parse(v.strictObject(Problem.entries), JSON.parse(text));
  expect(problem).toMatchObject({ code, status: problemStatus[code] });
  expect(response.status).toBe(problemStatus[code]);
  expect(response.headers.get('content-type')).toBe(problemMediaType);
  expect(response.headers.get('x-request-id')).toBe(problem.requestId);
  return problem;
}
