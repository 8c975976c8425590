import type { Schemas, With } from '@shared/api/schemas';
import type { ChannelCode, Purpose } from '@shared/api/types';

export type Mark = 'PREDICTED' | 'STALE' | 'SUSPENDED';

/** One thing that is known of a customer, with where it is from and of when it is. */
export type CustomerFact = Schemas['CustomerFact'];

export type Facts = Schemas['CustomerChapterFacts'];

export type ConsentAct = With<Schemas['ConsentAct'], { channel: ChannelCode; purpose: Purpose }>;

export type CustomerView = With<Schemas['CustomerView'], { consents: ConsentAct[] }>;

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/customers/{key}': { path: { key: string }; answer: CustomerView };
    'GET /api/customers/{key}/chapters/{chapter}': { path: { key: string; chapter: string }; answer: Facts };
  }
}
