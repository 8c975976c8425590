import type { Schemas } from '../api/schemas';
/** Wording as one real customer would get it now. */
export type WordingSample = Schemas['WordingSamplesWordingSample'];

export type TouchSamples = Schemas['WordingSamplesTouchSamples'];

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/template-samples': {
      body: {
        channel: string;
        language: string;
        purpose: string;
        subject: string | null;
        body: string;
        html: string | null;
        declared: string[];
        campaign: string | null;
      };
      answer: WordingSample[];
    };
    'GET /api/campaigns/{code}/samples': { path: { code: string }; answer: TouchSamples[] };
  }
}
