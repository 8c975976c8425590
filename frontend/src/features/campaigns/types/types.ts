import type { Schemas, With } from '@shared/api/schemas';
import { useQuery } from '@tanstack/react-query';
import { call } from '@shared/api/client';
import type { Words } from '@shared/api/elements';

export type PlanField = 'OFFER' | 'SEGMENT' | 'BUDGET' | 'START_AT' | 'END_AT';

/** What a campaign of a type has to have and gets, together with the types above it; shares of one. */
export type CampaignType = With<Schemas['CampaignTypesCampaignTypeItem'], { name: Words | null }>;

export const useCampaignTypes = () =>
  useQuery({ queryKey: ['elements', 'campaign-types'], queryFn: () => call('GET /api/campaign-types') });

/** Each upper type followed by its sub-types, as deep as they go; none is lost where the one above is gone. */
export function inOrder(types: readonly CampaignType[]): { type: CampaignType; depth: number }[] {
  const known = new Set(types.map((type) => type.key));
  const placed = new Set<string>();
  const rows: { type: CampaignType; depth: number }[] = [];
  const place = (type: CampaignType, depth: number) => {
    if (placed.has(type.key)) return;
    placed.add(type.key);
    rows.push({ type, depth });
    types
      .filter((other) => other.parent === type.key)
      .forEach((other) => {
        place(other, depth + 1);
      });
  };
  types
    .filter((type) => type.parent === null || !known.has(type.parent))
    .forEach((type) => {
      place(type, 0);
    });
  // Types that stand above each other have no top to begin with.
  types.forEach((type) => {
    place(type, 0);
  });
  return rows;
}

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/campaign-types': { answer: CampaignType[] };
  }
}
