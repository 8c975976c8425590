import type { Schemas } from '@shared/api/schemas';
/** The smallest effect that would show, for each control share that can be chosen. */
export type PowerCurve = Schemas['PowerCurve'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaigns/{code}/power': { path: { code: string }; answer: PowerCurve };
  }
}
