import type { Schemas } from '@shared/api/schemas';
export type ProductTag = Schemas['ProductBookProductTag'];
export type ProductJoin = Schemas['ProductBookJoin'];
export interface WantedJoin {
  tag: string;
  nameZh: string;
  nameEn: string;
  customerTag: string;
  productTag: string;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/product-tags': { answer: { tags: ProductTag[]; joins: ProductJoin[] } };
    'POST /api/product-tags/joins': { body: WantedJoin; answer: void };
  }
}
