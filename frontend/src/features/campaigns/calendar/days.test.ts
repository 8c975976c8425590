import { describe, expect, it } from 'vitest';
import { partsOf } from './load';
import { firstOfMonth, isDay, monday, monthSpan, plusDays } from './days';

describe('days of the calendar', () => {
  it('begin their week on Monday', () => {
    expect(monday('2026-11-29')).toBe('2026-11-23');
    expect(monday('2026-11-30')).toBe('2026-11-30');
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('cover a month in whole weeks', () => {
    for (let month = 0; month < 60; month++) {
      const first = firstOfMonth('2026-01-15', month);
      const { from, days } = monthSpan(first);
      expect(days % 7).toBe(0);
      expect(monday(from)).toBe(from);
      expect(from <= first).toBe(true);
      expect(plusDays(from, days - 1) >= plusDays(firstOfMonth(first, 1), -1)).toBe(true);
      expect(days).toBeLessThanOrEqual(42);
    }
    expect(monthSpan('2027-02-10')).toEqual({ from: '2027-02-01', days: 28 });
  });

  it('have loads whose parts add up', () => {
    const day = { day: '2026-11-29', channel: 'SMS' };
    expect(partsOf({ ...day, sent: 30, reserved: 100, expected: 5 })).toEqual({
      sent: 30,
      planned: 70,
      expected: 5,
      all: 105,
    });
    expect(partsOf({ ...day, sent: 7, reserved: 0, expected: 0 }).all).toBe(7);
  });

  it('are what they look like', () => {
    expect(isDay('2026-11-29')).toBe(true);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('yesterday')).toBe(false);
  });
});
