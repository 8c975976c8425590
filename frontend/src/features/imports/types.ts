import type { Schemas } from '@shared/api/schemas';
import type { ImportPreview } from '@shared/api/types';

export type SourceKind = 'CSV' | 'PARQUET' | 'JDBC' | 'KAFKA';
export type ConnectionKind = 'POSTGRESQL' | 'KAFKA';

export type Connection = Schemas['SourceConnection'];

/** A table or topic behind a connection. */
export type Place = Schemas['Origin'];

export type Structure = Schemas['StructureBookLine'];

export type Register = Schemas['SourceRegister'];

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
