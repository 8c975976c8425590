/** A key of another system; its secret is shown once, when it is made. */
export interface ServiceKey {
  prefix: string;
  name: string;
  branch: string;
  fields: string[];
  segments: string[];
  perSecond: number;
  expiresAt: string;
  revokedAt: string | null;
  revokedBy: string | null;
  createdAt: string;
  createdBy: string;
}

export interface KeyDraft {
  name: string;
  branch: string;
  fields: string[];
  segments: string[];
  perSecond: number;
  expiresAt: string;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/service-keys': { answer: ServiceKey[] };
    'POST /api/service-keys': { body: KeyDraft; answer: { key: ServiceKey; secret: string } };
    'POST /api/service-keys/{prefix}/revoke': { path: { prefix: string }; answer: ServiceKey };
  }
}
