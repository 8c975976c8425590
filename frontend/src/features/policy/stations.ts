import type { CampaignWhy } from './types';

interface Place {
  /** Of the journey. */
  element: string;
  at: string;
}

/** Where a customer of a campaign came by, and what became of it. */
export type Station = Place &
  (
    | { kind: 'decision'; decided: CampaignWhy['decisions'][number] }
    | { kind: 'evaluation'; evaluation: CampaignWhy['evaluations'][number] }
    | { kind: 'release'; release: CampaignWhy['releases'][number] }
    | { kind: 'contact'; contact: CampaignWhy['contacts'][number] }
  );

/**
 * Everything that happened on the way, the earliest first. What happened in the same moment stands in the order
 * in which one thing leads to another: a table is asked before what it says is sent.
 */
export function stationsOf({ decisions, evaluations, releases, contacts }: CampaignWhy): Station[] {
  const stations: Station[] = [
    ...decisions.map((decided) => ({
      kind: 'decision' as const,
      element: decided.element,
      at: decided.at,
      decided,
    })),
    ...evaluations.map((evaluation) => ({
      kind: 'evaluation' as const,
      element: evaluation.found.element,
      at: evaluation.found.at,
      evaluation,
    })),
    ...releases.map((release) => ({
      kind: 'release' as const,
      element: release.element,
      at: release.at,
      release,
    })),
    // Due by the clock of the campaign, like the others; planned by the one of the database.
    ...contacts.map((contact) => ({
      kind: 'contact' as const,
      element: contact.touch.origin,
      at: contact.touch.due,
      contact,
    })),
  ];
  return stations.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
