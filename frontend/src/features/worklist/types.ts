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
export interface WorkItem {
  id: string;
  customer: string;
  campaign: string;
  words: string;
  createdAt: string;
  callBack: string | null;
  talk: { part: string; text: string; mustSay: boolean }[];
  sent: { channel: string; wording: string; at: string }[];
}

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
