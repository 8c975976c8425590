import type { Schemas, With } from '@shared/api/schemas';
/** Something about a tag that its owner has to look at. */
export type TagFinding = With<Schemas['FindingsFinding'], { kind: 'DRIFT' }>;

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
