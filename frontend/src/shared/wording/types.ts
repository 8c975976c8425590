/** Wording as one real customer would get it now. */
export interface WordingSample {
  customer: string;
  /** Of the tags that the wording names; one that is missing has no value. */
  values: Record<string, string>;
  subject: string | null;
  text: string | null;
  html: string | null;
  refusal: string | null;
}

export interface TouchSamples {
  element: string;
  channel: string;
  template: string;
  version: number;
  samples: WordingSample[];
}

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
