import { describe, expect, it } from 'vitest';
import { asObject, rowsOf, sampleOf, withRows } from './schema';

describe('a schema as lines', () => {
  const schema = {
    type: 'object',
    properties: {
      amount: { type: 'number', minimum: 0 },
      when: { type: 'string', format: 'date' },
      way: { enum: ['a', 'b'] },
    },
    required: ['amount'],
    additionalProperties: false,
  };

  it('should come back as it was', () => {
    expect(withRows(schema, rowsOf(schema))).toEqual(schema);
  });

  it('should keep what the form does not show', () => {
    const rows = rowsOf(schema).map((row) => ({ ...row, required: true }));
    expect(withRows(schema, rows)).toEqual({ ...schema, required: ['amount', 'when', 'way'] });
  });

  it('should change the kind and leave nameless lines out', () => {
    const rows = [
      { name: 'amount', kind: 'date-time' as const, required: false, rest: { type: 'number' } },
      { name: ' ', kind: 'string' as const, required: true, rest: {} },
    ];
    expect(withRows({}, rows)).toEqual({
      type: 'object',
      properties: { amount: { type: 'string', format: 'date-time' } },
    });
    expect(sampleOf(rows)).toEqual({ amount: '2026-01-31T09:30:00+08:00' });
  });

  it('should read objects only', () => {
    expect(asObject('{"a": 1}')).toEqual({ a: 1 });
    expect(asObject('[1]')).toBeUndefined();
    expect(asObject('{')).toBeUndefined();
  });
});
