export interface CallList {
  id: number;
  createdAt: string;
  createdBy: string;
  items: number;
  sha256: string;
  /** Calls of it that have no result yet. */
  open: number;
}

export interface CallListPage {
  /** Open calls that are on no list yet. */
  waiting: number;
  lists: CallList[];
}

/** Rows that are wrong are named and left out; the others count. */
export interface CallResultReport {
  accepted: number;
  rejected: number;
  errors: { place: string; code: string; message: string }[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/call-lists': { answer: CallListPage };
    'POST /api/call-lists': { answer: Omit<CallList, 'open'> };
  }
}
