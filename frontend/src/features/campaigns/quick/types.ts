/** The smallest effect that would show, for each control share that can be chosen. */
export interface PowerCurve {
  audience: number | null;
  base: number;
  observedIn: string | null;
  points: { percent: number; control: number; treated: number; smallest: number | null }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/power': { path: { code: string }; answer: PowerCurve };
  }
}
