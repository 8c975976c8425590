import type { CampaignState, Finding } from '@shared/api/types';

export interface JourneyItem {
  key: string;
  kind: 'JOURNEY' | 'LIFE_CYCLE';
  name: string;
  version: number | null;
  origin: 'STARTER' | 'DRAWN' | 'DRAFT';
  startMessage: string | null;
  savedAt: string | null;
  draft: { author: string; updatedAt: string } | null;
  campaigns: number;
  users: { code: string; name: string; state: CampaignState }[];
}

export interface JourneyDraft {
  key: string;
  name: string;
  xml: string;
  author: string;
  basedOn: number | null;
  version: number;
  updatedAt: string;
}

export interface JourneyVersion {
  version: number;
  name: string;
  origin: string;
  createdAt: string;
  createdBy: string;
}

export type ParameterType = 'TEXT' | 'NUMBER' | 'DURATION' | 'TEMPLATE' | 'CHANNEL' | 'DECISION' | 'NAME';

export interface TaskType {
  key: string;
  scope: 'JOURNEY' | 'LIFE_CYCLE';
  nameZh: string;
  nameEn: string;
  icon: string;
  parameters: {
    name: string;
    type: ParameterType;
    required: boolean;
    labelZh: string;
    labelEn: string;
    defaultValue: string | null;
  }[];
}

export type Certainty = 'EXACT' | 'UP_TO' | 'UNKNOWN';
export interface Estimated {
  id: string;
  customers: number;
  certainty: Certainty;
}
export interface Estimate {
  asOf: string;
  audience: number;
  elements: Estimated[];
  flows: Estimated[];
  notes: Finding[];
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/journeys': { answer: JourneyItem[] };
    'GET /api/journeys/{key}/draft': { path: { key: string }; answer: JourneyDraft | undefined };
    'PUT /api/journeys/{key}/draft': {
      path: { key: string };
      body: { xml: string; version: number; basedOn: number | null; takeOver: boolean };
      answer: { version: number; name: string; author: string; updatedAt: string };
    };
    'DELETE /api/journeys/{key}/draft': {
      path: { key: string };
      query: { version: number };
      answer: void;
    };
    'POST /api/journeys/{key}/publication': {
      path: { key: string };
      body: { version: number };
      answer: { key: string; version: number };
    };
    'GET /api/journeys/{key}/versions': { path: { key: string }; answer: JourneyVersion[] };
    'GET /api/journeys/{key}/versions/{version}/xml': {
      path: { key: string; version: string };
      answer: string;
    };
    'POST /api/journeys/estimate': { body: { xml: string; segment: string | null }; answer: Estimate };
    'POST /api/processes/check': { body: Blob; answer: { findings: Finding[] } };
    'GET /api/task-types': { answer: TaskType[] };
  }
}
