import { describe, expect, it } from 'vitest';
import { inOrder, type CampaignType } from './types';

const type = (key: string, parent: string | null): CampaignType => ({
  key,
  parent,
  version: 1,
  name: null,
  required: [],
  notAsked: [],
  elementKinds: [],
  journeyParts: [],
  channels: null,
  purpose: null,
  signatures: 1,
  headOffice: false,
  leastControl: 0,
  control: null,
  windowDays: null,
  openDays: null,
  successCriterion: null,
});
const shown = (types: CampaignType[]) =>
  inOrder(types).map((row) => `${'-'.repeat(row.depth)}${row.type.key}`);

describe('campaign types in order', () => {
  it('should stand below the type above', () => {
    expect(shown([type('a', 'z'), type('b', null), type('c', 'b'), type('z', null), type('d', 'c')])).toEqual(
      ['b', '-c', '--d', 'z', '-a'],
    );
  });
  it('should have those whose upper type is gone in their place', () => {
    expect(shown([type('a', 'gone'), type('b', null), type('c', 'a')])).toEqual(['a', '-c', 'b']);
  });
  it('should lose none whose upper type is gone or goes in a circle', () => {
    expect(shown([type('a', 'gone'), type('b', 'c'), type('c', 'b')])).toEqual(['a', 'b', '-c']);
  });
});
