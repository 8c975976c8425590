import type { Schemas } from '@shared/api/schemas';
export type CallList = Schemas['CallListsCallListLine'];

export type CallListPage = Schemas['CallListPage'];

/** Rows that are wrong are named and left out; the others count. */
export interface CallResultReport {
  accepted: number;
  rejected: number;
  errors: { place: string; code: string; message: string }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/call-lists': { answer: CallListPage };
    'POST /api/call-lists': { answer: Schemas['CallList'] };
    'POST /api/call-lists/{id}/recalls': { path: { id: string }; answer: Schemas['CallRecall'] };
  }
}
