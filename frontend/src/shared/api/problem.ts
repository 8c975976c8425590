import type { Problem } from './types';

/** A refusal by the server, or the network's silence, in the shape of problem+json. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const bare: Problem = {
    title: response.statusText,
    status: response.status,
    code: `HTTP_${response.status}`,
  };
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...bare, ...body, status: response.status };
  } catch {
    return bare;
  }
}

export function asProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { title: 'client', status: -1, code: 'BROWSER_ERROR', detail };
}

export function hasStatus(error: unknown, status: number): boolean {
  return error instanceof ApiProblem && error.problem.status === status;
}
