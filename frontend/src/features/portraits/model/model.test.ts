import { describe, expect, it } from 'vitest';
import type { Dimension } from '../types';
import { ALL_SORTS, complete, freshCode, moved, newDimension, readSort, sortKey } from './model';

describe('the portrait model', () => {
  it('moves one place and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  });

  it('finds a code that nobody has', () => {
    expect(freshCode('D', [])).toBe('D1');
    expect(freshCode('D', [{ code: 'D2' }])).toBe('D3');
    expect(freshCode('D', [{ code: 'D3' }, { code: 'X' }])).toBe('D4');
  });

  it('writes what a data sheet says as one word and reads it back', () => {
    expect(new Set(ALL_SORTS.map(sortKey)).size).toBe(7 * 6);
    for (const sort of ALL_SORTS) expect(readSort(sortKey(sort))).toEqual(sort);
  });

  it('wants a name in both languages everywhere', () => {
    const one: Dimension = { ...newDimension([]), nameZh: '财富', nameEn: 'Wealth' };
    expect(complete([])).toBe(false);
    expect(complete([one])).toBe(false);
    const attributes = one.attributes.map((each) => ({ ...each, nameZh: '资产', nameEn: 'Assets' }));
    expect(complete([{ ...one, attributes }])).toBe(true);
    expect(complete([{ ...one, attributes: [] }])).toBe(false);
    expect(complete([{ ...one, nameEn: ' ', attributes }])).toBe(false);
  });
});
