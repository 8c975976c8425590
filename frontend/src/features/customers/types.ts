import type { ChannelCode, Purpose } from '@shared/api/types';

export type Mark = 'PREDICTED' | 'STALE' | 'SUSPENDED';

/** One thing that is known of a customer, with where it is from and of when it is. */
export interface CustomerFact {
  group: string;
  code: string;
  nameZh: string;
  nameEn: string;
  values: string[];
  type: string | null;
  unit: string | null;
  source: string;
  at: string | null;
  marks: Mark[];
}

export interface Facts {
  facts: CustomerFact[];
  complete: boolean;
}

export interface ConsentAct {
  id: number;
  at: string;
  channel: ChannelCode;
  purpose: Purpose;
  kind: 'GRANT' | 'WITHDRAW';
  evidence: string;
  source: string;
  actor: string;
  customers: number;
}

export interface CustomerView {
  key: string;
  branch: string | null;
  name: string | null;
  email: string | null;
  mobile: string | null;
  chapters: string[];
  consents: ConsentAct[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/customers/{key}': { path: { key: string }; answer: CustomerView };
    'GET /api/customers/{key}/chapters/{chapter}': { path: { key: string; chapter: string }; answer: Facts };
  }
}
