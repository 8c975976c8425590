import type { Schemas } from '@shared/api/schemas';
export type StandardValue = Schemas['StandardValue'];

export type CodeStandard = Schemas['CodeStandard'];

export type StandardVersion = Schemas['StandardBookStandardVersion'];

/** A column whose values are translated as they come in; what came in unmapped is for head office only. */
export type StandardColumn = Schemas['MappingStandardColumnView'];

export type CodeMapping = Schemas['CodeMapping'];

export type ColumnMappings = Schemas['MappingColumnMappings'];

export type MappingsLoaded = Schemas['MappingLoadMappingsLoaded'];

export type Unmapped = Schemas['ConflictsUnmappedRaw'];

export type Ambiguous = Schemas['ConflictsAmbiguous'];

export type Disagreement = Schemas['ConflictsDisagreement'];

export type StandardConflicts = Schemas['ConflictsStandardConflicts'];

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
