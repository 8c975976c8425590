import type { CampaignTemplate } from './types';

export const FACETS = ['family', 'type', 'dimension'] as const;
export type Facet = (typeof FACETS)[number];
export type Choice = Partial<Record<Facet, string>>;

export const matching = (templates: readonly CampaignTemplate[], choice: Choice) =>
  templates.filter((template) =>
    FACETS.every((facet) => !choice[facet] || template[facet] === choice[facet]),
  );

/** What is chosen of the other facets; without a type there is no sub-type of it. */
export const without = (choice: Choice, facet: Facet): Choice =>
  Object.fromEntries(
    Object.entries(choice).filter(([name]) => name !== facet && !(facet === 'family' && name === 'type')),
  );

/**
 * How many there are of each value under what is chosen of the other facets: the counts of one facet
 * add up to what is listed when nothing is chosen of it. A sub-type lies within its type, so it is
 * no reason to count other types as empty.
 */
export function counts(
  templates: readonly CampaignTemplate[],
  choice: Choice,
  facet: Facet,
): Map<string, number> {
  const others = without(choice, facet);
  const found = new Map<string, number>();
  for (const template of matching(templates, others))
    found.set(template[facet], (found.get(template[facet]) ?? 0) + 1);
  return found;
}
