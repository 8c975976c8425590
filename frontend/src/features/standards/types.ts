export interface StandardValue {
  code: string;
  nameZh: string;
  nameEn: string;
}

export interface CodeStandard {
  code: string;
  nameZh: string;
  nameEn: string;
  version: number;
  changedBy: string;
  changedAt: string;
  values: StandardValue[];
}

export interface StandardVersion extends Omit<CodeStandard, 'code'> {
  version: number;
}

/** A column whose values are translated as they come in; what came in unmapped is for head office only. */
export interface StandardColumn {
  id: number;
  source: string;
  sourceName: string;
  column: string;
  standard: string;
  changedBy: string;
  changedAt: string;
  mapped: number;
  unmapped: number | null;
  unmappedRows: number | null;
  imported: boolean;
  tag: boolean;
}

export interface CodeMapping {
  raw: string;
  code: string;
}

export interface ColumnMappings {
  column: StandardColumn;
  mappings: CodeMapping[];
  unmapped: { raw: string; rows: number; seenAt: string }[] | null;
}

export interface MappingsLoaded {
  lines: number;
  added: number;
  changed: number;
  refused: number;
  firstRefused: { place: string; code: string; message: string }[];
}

export interface Unmapped {
  columnId: number;
  source: string;
  column: string;
  standard: string;
  raw: string;
  rows: number;
}

export interface Ambiguous {
  standard: string;
  raw: string;
  meanings: { source: string; column: string; code: string }[];
}

export interface Disagreement {
  standard: string;
  leftSource: string;
  leftColumn: string;
  rightSource: string;
  rightColumn: string;
  customers: number | null;
  pairs: { left: string; right: string; customers: number }[];
  coarse: boolean;
}

export interface StandardConflicts {
  unmapped: Unmapped[] | null;
  ambiguous: Ambiguous[];
  disagreements: Disagreement[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/standards': { answer: CodeStandard[] };
    'GET /api/standards/{code}': { path: { code: string }; answer: CodeStandard };
    'GET /api/standards/{code}/versions': { path: { code: string }; answer: StandardVersion[] };
    'PUT /api/standards/{code}': {
      path: { code: string };
      body: { version: number; nameZh: string; nameEn: string; values: StandardValue[] };
      answer: CodeStandard;
    };
    'DELETE /api/standards/{code}': { path: { code: string }; answer: undefined };
    'GET /api/standard-columns': { answer: StandardColumn[] };
    'POST /api/standard-columns': {
      body: { source: string; column: string; standard: string; sameCodes: boolean };
      answer: StandardColumn;
    };
    'GET /api/standard-columns/{id}': { path: { id: string }; answer: ColumnMappings };
    'DELETE /api/standard-columns/{id}': { path: { id: string }; answer: undefined };
    'PUT /api/standard-columns/{id}/mappings': {
      path: { id: string };
      body: { mappings: CodeMapping[] };
      answer: MappingsLoaded;
    };
    'POST /api/standard-columns/{id}/mapping-removals': {
      path: { id: string };
      body: { raws: string[] };
      answer: undefined;
    };
    'GET /api/standard-conflicts': { answer: StandardConflicts };
  }
}
