export interface SettingItem {
  key: string;
  name: string;
  group: 'PRIVACY' | 'AUDIENCE' | 'CAMPAIGNS' | 'RETENTION';
  kind: 'WHOLE' | 'DECIMAL' | 'DURATION' | 'FLAG';
  unit: string;
  least: string;
  most: string;
  value: string;
  usual: string;
  property: string;
  own: boolean;
  version: number;
  changedAt: string | null;
  changedBy: string | null;
}

export interface SettingsPage {
  settings: SettingItem[];
  fixed: { property: string; value: string }[];
}

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
