import type { Schemas } from '@shared/api/schemas';
export const RESULTS = [
  'INTERESTED',
  'NOT_INTERESTED',
  'NOT_REACHED',
  'CALL_BACK',
  'WRONG_NUMBER',
  'REFUSED',
] as const;
export type WorkResult = (typeof RESULTS)[number];

/** One contact to make; the words are what may be said, and nothing else. */
export type WorkItem = Schemas['WorklistWorkItem'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/worklist': { query: { page: number }; answer: { items: WorkItem[]; total: number } };
    'POST /api/worklist/{id}/result': {
      path: { id: string };
      body: { result: WorkResult; callBack?: string };
      answer: void;
    };
  }
}
