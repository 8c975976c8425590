import type { Schemas } from '@shared/api/schemas';
import type { Finding } from '@shared/api/types';

export type JourneyItem = Schemas['JourneyListJourneyItem'];

export type JourneyDraft = Schemas['JourneyDraft'];

export type JourneyVersion = Schemas['ProcessesPast'];

export type ParameterType = 'TEXT' | 'NUMBER' | 'DURATION' | 'TEMPLATE' | 'CHANNEL' | 'DECISION' | 'NAME';

export type TaskType = Schemas['TaskDescriptor'];

export type Certainty = 'EXACT' | 'UP_TO' | 'UNKNOWN';
export type Estimated = Schemas['EstimatingJourneyEstimated'];
export type Estimate = Schemas['EstimatingJourneyEstimate'];

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
