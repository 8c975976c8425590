import type { Schemas, With } from '@shared/api/schemas';
import type { EventStep, EventWindow } from '@shared/events/types';

export type Slot = Schemas['Slot'];

export interface Step {
  tag: string;
  slots: Slot[];
}

export interface Question {
  segments: string[];
  together?: boolean;
  steps?: Step[];
  search?: string;
  limit?: number;
  skip?: number;
}

export type Measure = Schemas['PortraitMeasure'];

export type Cell = Schemas['PortraitCell'];

export type TagPortrait = Schemas['PortraitTagPortrait'];

export type PlacedTag = Schemas['PortraitModelPlacedTag'];

export type Sort = Schemas['PortraitModelSort'];

export type Attribute = Schemas['PortraitModelAttribute'];

export type Dimension = Schemas['PortraitModelDimension'];

export type Layers = Schemas['PortraitModelLayers'];

export interface ModelDraft {
  version: number;
  dimensions: Dimension[];
}

export type Warning = Schemas['PortraitWarning'];

export type Section = Schemas['PortraitSection'];

export type Portrait = Schemas['Portrait'];

export type Recommendation = With<
  Schemas['Recommendation'],
  { tags: { code: string; nameZh: string; nameEn: string; bits: number; step: Step | null }[] }
>;

export type EventFunnel = Schemas['EventFunnel'];

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/portraits/funnel': {
      body: { segments: string[]; sequence: EventStep[]; within?: EventWindow };
      answer: EventFunnel;
    };
    'POST /api/portraits': { body: Question; answer: Portrait };
    'POST /api/portraits/recommendations': { body: Question; answer: Recommendation };
    'GET /api/portrait-model': { answer: Layers };
    'PUT /api/portrait-model': { body: ModelDraft; answer: Layers };
    'POST /api/portraits/segments': {
      body: { name: string; question: Question };
      answer: { code: string; name: string };
    };
  }
}
