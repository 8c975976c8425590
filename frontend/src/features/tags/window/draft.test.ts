import { describe, expect, it } from 'vitest';
import { duration, fresh, fromDefinition, length, toDefinition } from './draft';
import type { WindowDefinition } from './types';

const declined: WindowDefinition = {
  what: 'SUM',
  events: { type: 'card-declined', condition: 'event.amount >= 100' },
  field: 'amount',
  window: { kind: 'HOPPING', size: 'PT1H', advance: 'PT5M' },
};
const opened: WindowDefinition = {
  what: 'THEN_NOT',
  events: { type: 'deposit' },
  next: { type: 'app-open' },
  within: 'PT30M',
  keep: 'P1D',
};

describe('the form of a real-time tag', () => {
  it('gives back what it was given', () => {
    for (const each of [declined, opened]) expect(toDefinition(fromDefinition(each))).toEqual(each);
  });

  it('says nothing that its kind does not know', () => {
    const said = toDefinition({ ...fromDefinition(declined), what: 'THEN', nextType: 'app-open' });
    expect(Object.keys(said).sort()).toEqual(['events', 'keep', 'next', 'what', 'within']);
    expect(toDefinition({ ...fresh, type: ' a ' })).toEqual({
      what: 'COUNT',
      events: { type: 'a' },
      window: { kind: 'SLIDING', size: 'PT1H' },
    });
  });

  it('reads any whole duration', () => {
    expect(length('PT90M')).toEqual({ count: 90, unit: 'M' });
    expect(duration(length('P1DT1H'))).toBe('PT90000S');
  });
});
