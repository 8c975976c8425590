import { describe, expect, it } from 'vitest';
import { short } from './binNames';

describe('a bar of a histogram', () => {
  it('should be named by its day, month or year', () => {
    expect(short({ from: '2025-03-04', to: '2025-03-05' }, 'DATE')).toBe('2025-03-04');
    expect(short({ from: '2024-02-01', to: '2024-03-01' }, 'DATE')).toBe('2024-02');
    expect(short({ from: '2024-01-01', to: '2025-01-01' }, 'DATE')).toBe('2024');
    expect(short({ from: '2024-01-01', to: '2024-04-01' }, 'DATE')).toBeUndefined();
    expect(short({ from: '2024-01-02', to: '2024-02-01' }, 'DATE')).toBeUndefined();
  });

  it('should be named by its number only where it holds no other', () => {
    expect(short({ from: '3', to: '4' }, 'NUMBER')).toBe('3');
    expect(short({ from: '3.00', to: '4.00' }, 'NUMBER')).toBeUndefined();
    expect(short({ from: '3', to: '5' }, 'NUMBER')).toBeUndefined();
  });
});
