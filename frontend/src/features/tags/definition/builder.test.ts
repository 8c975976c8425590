import { describe, expect, it } from 'vitest';
import { build, columnsOf, emptyDraft, measuresOf, toDraft, type Table } from './builder';
import type { TagDefinition } from './definition';
import fourConditions from './fourConditions.json';

const tables: Table[] = [
  {
    code: 'bank_transaction',
    day: 'day',
    columns: [
      { name: 'day', type: 'DATE', scale: 0 },
      { name: 'kind', type: 'ENUM', scale: 0 },
      { name: 'channel', type: 'ENUM', scale: 0 },
      { name: 'amount', type: 'NUMBER', scale: 2 },
    ],
  },
  { code: 'list', day: null, columns: [{ name: 'score', type: 'NUMBER', scale: 0 }] },
];
const FOUR = fourConditions as TagDefinition;

describe('the builder of definitions', () => {
  // The same file is computed by the server's tests and compared with SQL, customer by customer.
  it('should make a definition of four conditions out of its form, and the form out of it', () => {
    const { definition, faults } = build(toDraft(FOUR), tables);
    expect(faults).toEqual({});
    expect(definition).toEqual(FOUR);
  });

  it('should name the sources a definition reads', () => {
    expect(columnsOf(FOUR).sort()).toEqual([
      'bank_transaction.amount',
      'bank_transaction.channel',
      'bank_transaction.day',
      'bank_transaction.kind',
    ]);
    expect(columnsOf({ table: 'list', aggregate: 'count' })).toEqual(['list']);
  });

  it('should say at the field what is missing', () => {
    expect(build(emptyDraft(), tables).faults).toEqual({ table: 'choose' });
    expect(build({ ...emptyDraft(), table: 'list' }, tables).faults).toEqual({
      measure: 'choose',
      days: 'noDay',
    });
    expect(build({ ...emptyDraft(), table: 'list', aggregate: 'streak', days: null }, tables).faults).toEqual(
      {
        aggregate: 'noDay',
      },
    );
    expect(build({ ...toDraft(FOUR), days: 0 }, tables).faults).toEqual({ days: 'badDays' });
    expect(build({ ...toDraft(FOUR), aggregate: 'ratio' }, tables).faults).toEqual({ part: 'emptyGroup' });
  });

  it('should take every row where there is no condition', () => {
    const draft = { ...emptyDraft(), table: 'list', aggregate: 'count' as const, days: null };
    expect(build(draft, tables).definition).toEqual({ table: 'list', aggregate: 'count' });
  });

  it('should offer measures that fit', () => {
    expect(measuresOf('sum', tables[0]).map(({ name }) => name)).toEqual(['amount']);
    expect(measuresOf('last', tables[0]).map(({ name }) => name)).toContain('kind');
  });
});
