import type { Schemas } from '@shared/api/schemas';
/** A key of another system; its secret is shown once, when it is made. */
export type ServiceKey = Schemas['ApiKey'];

export type KeyDraft = Schemas['ApiKeyNewKey'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/service-keys': { answer: ServiceKey[] };
    'POST /api/service-keys': { body: KeyDraft; answer: { key: ServiceKey; secret: string } };
    'POST /api/service-keys/{prefix}/revoke': { path: { prefix: string }; answer: ServiceKey };
  }
}
