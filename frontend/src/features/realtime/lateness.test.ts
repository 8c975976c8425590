import { describe, expect, it } from 'vitest';
import { shortSpan, span, within } from './lateness';

describe('lateness', () => {
  const classes = [100, 250, 500];

  it('should name the class that holds the share', () => {
    expect(within(0.5, [50, 45, 5, 0], classes)).toBe(100);
    expect(within(0.95, [50, 45, 5, 0], classes)).toBe(250);
    expect(within(0.951, [50, 45, 5, 0], classes)).toBe(500);
  });

  it('should have no end for what is beyond the last class', () => {
    expect(within(0.95, [0, 0, 0, 3], classes)).toBeNull();
  });

  it('should keep three digits of what was measured', () => {
    expect([87.4, 999, 1239, 12_400, 123_600].map(shortSpan)).toEqual([
      '87 ms',
      '999 ms',
      '1.24 s',
      '12.4 s',
      '124 s',
    ]);
  });

  it('should read as people say it', () => {
    expect([100, 1000, 2500].map(span)).toEqual(['100 ms', '1 s', '2.5 s']);
  });
});
