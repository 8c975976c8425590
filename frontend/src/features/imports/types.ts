import type { FieldType, ImportPreview, Source } from '@shared/api/types';

export type SourceKind = 'CSV' | 'PARQUET' | 'JDBC' | 'KAFKA';
export type ConnectionKind = 'POSTGRESQL' | 'KAFKA';

export interface Connection {
  code: string;
  name: string;
  kind: ConnectionKind;
  host: string;
  port: number;
  database: string | null;
  credentials: string | null;
}

/** A table or topic behind a connection. */
export interface Place {
  kind: SourceKind;
  connection?: string;
  schema?: string;
  name?: string;
}

export interface Structure {
  version: number;
  importedAt: string;
  name: string;
  physical: string;
  type: FieldType;
  scale: number;
}

export interface Register {
  source: Source;
  origin: Place | null;
  everyMinutes: number | null;
  structures: Structure[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/source-connections': { answer: Connection[] };
    'PUT /api/source-connections/{code}': {
      path: { code: string };
      body: Partial<Omit<Connection, 'code'>>;
      answer: Connection;
    };
    'DELETE /api/source-connections/{code}': { path: { code: string }; answer: undefined };
    'GET /api/source-connections/{code}/places': { path: { code: string }; answer: Place[] };
    'POST /api/imports/connection-preview': {
      body: { connection: string; schema?: string; name: string };
      answer: ImportPreview;
    };
    'GET /api/sources/{code}/register': { path: { code: string }; answer: Register };
    'POST /api/sources/{code}/refresh': {
      path: { code: string };
      query?: { anew?: string };
      answer: { id: number };
    };
    'PUT /api/sources/{code}/schedule': {
      path: { code: string };
      body: { everyMinutes: number | null };
      answer: undefined;
    };
  }
}
