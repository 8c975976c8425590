import { expect, test } from 'vitest';
import { stationsOf } from './stations';
import type { CampaignWhy } from './types';

const decided = (element: string, at: string) => ({ element, at }) as CampaignWhy['decisions'][number];
const found = (element: string, at: string) =>
  ({ found: { element, at } }) as CampaignWhy['evaluations'][number];
const released = (element: string, at: string) => ({ element, at }) as CampaignWhy['releases'][number];
const contact = (origin: string, due: string, plannedAt = due) =>
  ({ touch: { origin, due, plannedAt } }) as CampaignWhy['contacts'][number];

const way = (answer: Partial<CampaignWhy>) =>
  stationsOf({
    decisions: [],
    evaluations: [],
    releases: [],
    contacts: [],
    ...answer,
  } as unknown as CampaignWhy).map((station) => station.element);

test('tells the way as it was gone', () => {
  expect(
    way({
      decisions: [decided('offer', '2026-03-01T01:00:00Z'), decided('second offer', '2026-03-04T02:00:00Z')],
      evaluations: [found('first wave', '2026-03-04T01:00:00Z')],
      releases: [released('go on', '2026-03-05T01:00:00Z')],
      contacts: [contact('first', '2026-03-01T01:00:01Z'), contact('second', '2026-03-05T01:00:02Z')],
    }),
  ).toEqual(['offer', 'first', 'first wave', 'second offer', 'go on', 'second']);
});

test('puts what leads to something before it where both bear the same moment', () => {
  const at = '2026-03-01T01:00:00Z';
  expect(
    way({
      decisions: [decided('offer', at)],
      evaluations: [found('so far', at)],
      releases: [released('go on', at)],
      contacts: [contact('sent', at)],
    }),
  ).toEqual(['offer', 'so far', 'go on', 'sent']);
});

test('compares moments and not how they are written', () => {
  expect(
    way({
      evaluations: [found('later', '2026-03-01T01:00:00.500Z')],
      releases: [released('earlier', '2026-03-01T01:00:00Z')],
    }),
  ).toEqual(['earlier', 'later']);
});

test('goes by the campaign’s clock, also where a test has moved it', () => {
  expect(
    way({
      evaluations: [found('so far', '2026-03-04T01:00:00Z')],
      contacts: [contact('second', '2026-03-05T01:00:00Z', '2026-03-01T00:00:00Z')],
    }),
  ).toEqual(['so far', 'second']);
});
