import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Words } from '@shared/api/elements';
import type { Campaign } from '@shared/api/types';

export const DIMENSIONS = ['LIFE_STAGE', 'EVENT', 'PRODUCT_CYCLE', 'CALENDAR'] as const;

/** A campaign thought through beforehand. */
export interface CampaignTemplate {
  key: string;
  /** The sub-type, and the type above it. */
  type: string;
  family: string;
  dimension: (typeof DIMENSIONS)[number];
  name: Words;
  about: Words;
  journey: string;
  channels: string[];
  /** Codes of those it suits that the bank has. */
  segments: string[];
  triggered: boolean;
  usable: boolean;
}

export const useTemplates = () =>
  useQuery({ queryKey: ['campaign-templates'], queryFn: () => call('GET /api/campaign-templates') });

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaign-templates': { answer: CampaignTemplate[] };
    'POST /api/campaign-templates/{key}/campaigns': {
      path: { key: string };
      body: { segment?: string; language: string };
      answer: Campaign;
    };
  }
}
