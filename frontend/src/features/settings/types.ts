import type { Schemas } from '@shared/api/schemas';
export type SettingItem = Schemas['SettingsSettingItem'];

export type SettingsPage = Schemas['SettingsPage'];

export const GROUPS = ['PRIVACY', 'AUDIENCE', 'CAMPAIGNS', 'RETENTION'] as const;

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/settings': { answer: SettingsPage };
    'POST /api/settings/{key}/check': {
      path: { key: string };
      body: { value: string };
      answer: { findings: { place: string; code: string; message: string }[] };
    };
    'PUT /api/settings/{key}': {
      path: { key: string };
      body: { value: string | null; version: number };
      answer: SettingsPage;
    };
  }
}
