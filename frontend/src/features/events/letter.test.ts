import { describe, expect, it } from 'vitest';
import { editOf, placesOf, suspect } from './letter';

describe('mending a letter', () => {
  it('should offer the places of values', () => {
    expect(placesOf({ id: '1', fields: { 'a/b': 1, list: [1], none: null } })).toEqual([
      '/id',
      '/fields/a~1b',
      '/fields/none',
    ]);
    expect(placesOf('(12 bytes)')).toEqual([]);
  });

  it('should take what is typed as JSON where it is', () => {
    expect(editOf('/a', '12.5')).toEqual({ pointer: '/a', value: 12.5 });
    expect(editOf('/a', 'D000000001')).toEqual({ pointer: '/a', value: 'D000000001' });
    expect(editOf('/a', '"12"')).toEqual({ pointer: '/a', value: '12' });
    expect(editOf('/a', ' ')).toEqual({ pointer: '/a', value: null });
  });

  it('should point at the fault', () => {
    expect(suspect(['/id', '/fields/amount'], '/fields/amount breaks type')).toBe('/fields/amount');
    expect(suspect(['/txn/no', '/txn/amount'], '/fields/amount breaks type')).toBe('/txn/amount');
    expect(suspect(['/txn/no'], 'not JSON at byte 1')).toBe('');
  });
});
