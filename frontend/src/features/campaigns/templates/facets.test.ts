import { describe, expect, it } from 'vitest';
import { counts, FACETS, matching, without, type Choice } from './facets';
import { DIMENSIONS, type CampaignTemplate } from './types';

/** 60 templates in which every value of every facet occurs. */
const templates = Array.from({ length: 60 }, (_, i): CampaignTemplate => ({
  key: `t${i}`,
  family: `f${i % 3}`,
  type: `s${i % 3}-${i % 4}`,
  dimension: DIMENSIONS[(i * 7) % 4] ?? 'EVENT',
  name: { zh: 'x', en: null },
  about: { zh: 'x', en: null },
  journey: 'j',
  channels: [],
  segments: [],
  triggered: false,
  usable: true,
}));
const choices: Choice[] = [undefined, 'f0', 'f2'].flatMap((family) =>
  [undefined, 's0-0', 's2-1'].flatMap((type) =>
    [undefined, 'EVENT', 'CALENDAR'].map((dimension) => ({
      ...(family ? { family } : {}),
      ...(type ? { type } : {}),
      ...(dimension ? { dimension } : {}),
    })),
  ),
);

describe('the counts beside the filters', () => {
  it('should add up to what is listed without a choice of theirs', () => {
    for (const choice of choices)
      for (const facet of FACETS) {
        const sum = [...counts(templates, choice, facet).values()].reduce((a, b) => a + b, 0);
        expect(sum).toBe(matching(templates, without(choice, facet)).length);
      }
  });
  it('should forget a sub-type with its type', () => {
    const choice = { family: 'f0', type: 's0-0', dimension: 'EVENT' };
    expect(without(choice, 'family')).toEqual({ dimension: 'EVENT' });
    expect(without(choice, 'type')).toEqual({ family: 'f0', dimension: 'EVENT' });
  });
  it('should say how many a click would list', () => {
    for (const choice of choices)
      for (const facet of ['type', 'dimension'] as const)
        for (const [value, count] of counts(templates, choice, facet))
          expect(matching(templates, { ...choice, [facet]: value }).length).toBe(count);
  });
});
