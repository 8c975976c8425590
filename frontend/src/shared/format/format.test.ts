import { describe, expect, it, test } from 'vitest';
import { exact, people, percent, points } from './numbers';
import { bankClock, bankDate, bankDateTime, duration, relative } from './times';

describe('people', () => {
  it.each([
    [9_999, '9,999', '9,999'],
    [10_000, '1万', '10,000'],
    [12_345, '1.2万', '12,345'],
    // Never larger than it is.
    [99_999, '9.9万', '99,999'],
    [99_999_999, '9,999.9万', '99,999,999'],
    [100_000_000, '1亿', '100,000,000'],
    [1_239_999_999, '12.39亿', '1,239,999,999'],
    [-25_500, '-2.5万', '-25,500'],
    [0, '0', '0'],
  ])('%d', (value, chinese, english) => {
    expect(people(value, 'zh-CN')).toBe(chinese);
    expect(people(value, 'en')).toBe(english);
  });
});

test('shares have one digit, and small ones two', () => {
  expect([0, 0.042, 0.1, 1, 0.0004, 0.001].map(percent)).toEqual([
    '0.0%',
    '4.2%',
    '10.0%',
    '100.0%',
    '0.04%',
    '0.1%',
  ]);
});

test('differences have their sign', () => {
  expect([0.0123, -0.0123, 0].map(points)).toEqual(['+1.23', '−1.23', '0.00']);
  expect(exact(1_234_567.891)).toBe('1,234,567.89');
});

test('moments are told in the zone of the bank, whose day begins before that of UTC', () => {
  const evening = '2026-11-28T16:30:05Z';
  expect(bankDateTime(evening)).toBe('2026-11-29 00:30');
  expect(bankDate(evening)).toBe('2026-11-29');
  expect(bankClock(evening)).toBe('00:30:05');
});

test('how long ago is counted from the clock of the server', () => {
  const now = Date.parse('2026-11-29T00:00:00Z');
  const ago = (seconds: number) => relative(new Date(now - seconds * 1000).toISOString(), now, 'en');
  expect([10, 60, 3_599, 3_600, 86_400, 3 * 86_400, 60 * 86_400].map(ago)).toEqual([
    'now',
    '1 min. ago',
    '60 min. ago',
    '1 hr. ago',
    'yesterday',
    '3 days ago',
    '2 mo. ago',
  ]);
  expect(ago(-7_200)).toBe('in 2 hr.');
  expect(relative('2026-11-28T23:55:00Z', now, 'zh-CN')).toBe('5分钟前');
});

test('how long something takes is said in the largest unit that tells something', () => {
  expect([0.2, 89, 90, 5_399, 5_400, 129_600].map((seconds) => duration(seconds, 'en'))).toEqual([
    '1 sec',
    '89 sec',
    '2 min',
    '90 min',
    '2 hr',
    '2 days',
  ]);
});
