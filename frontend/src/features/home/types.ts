/** Something about a tag that its owner has to look at. */
export interface TagFinding {
  id: number;
  tagCode: string;
  nameZh: string;
  nameEn: string;
  kind: 'DRIFT';
  runId: number;
  value: number;
  threshold: number;
  owner: string | null;
  openedAt: string;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/tag-findings': { answer: TagFinding[] };
    'POST /api/tag-findings/{id}/closing': {
      path: { id: string };
      body: { note: string };
      answer: undefined;
    };
  }
}
