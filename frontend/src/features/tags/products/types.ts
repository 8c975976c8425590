export interface ProductTag {
  tag: string;
  products: number;
  distinct: number;
}
export interface ProductJoin {
  tag: string;
  customerTag: string;
  productTag: string;
  madeBy: string;
  madeAt: string;
  valuesOf: string;
}
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
