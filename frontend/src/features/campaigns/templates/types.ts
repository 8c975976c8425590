import type { Schemas, With } from '@shared/api/schemas';
import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Words } from '@shared/api/elements';
import type { Campaign } from '@shared/api/types';

export const DIMENSIONS = ['LIFE_STAGE', 'EVENT', 'PRODUCT_CYCLE', 'CALENDAR'] as const;

/** A campaign thought through beforehand. */
export type CampaignTemplate = With<Schemas['TemplatesCampaignTemplateItem'], { name: Words; about: Words }>;

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
