import { expect, it } from 'vitest';
import { fromBankClock, onBankClock } from './moments';

it('shows a moment on the bank clock and gives it back', () => {
  const at = '2026-12-31T16:30:00.000Z';
  expect(onBankClock(at).format('YYYY-MM-DD HH:mm')).toBe('2027-01-01 00:30');
  expect(fromBankClock(onBankClock(at))).toBe(at);
});
