import type { Schemas } from '@shared/api/schemas';
import type { Json } from '@shared/api/types';

/** What is written down of tags for another environment; read back as it is. */
export interface MovingFile {
  format: string;
  tags: { code: string }[];
  [part: string]: Json;
}

export type MovingStanding = 'NEW' | 'SAME' | 'TAKEN' | 'TWIN' | 'UNFIT';

export type MovingLine = Schemas['ImportingTagsMovingLine'];

export type MovingReport = Schemas['ImportingTagsMovingReport'];

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/tag-files/export': { body: { tags: string[] }; answer: MovingFile };
    'POST /api/tag-files/check': { body: MovingFile; answer: MovingReport };
    'POST /api/tag-files/import': { body: MovingFile; answer: MovingReport };
  }
}
