import type { Language } from '../session/preferences';

const YI = 100_000_000;
const WAN = 10_000;

/** The number as exact as it is known, with separators: 1,234,567. */
export function exact(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

/** People as the language counts them: 万 and 亿 in Chinese from ten thousand up, thousands separators in English. */
export function people(value: number, language: Language): string {
  if (language === 'en' || Math.abs(value) < WAN) return exact(value);
  // Cutting, not rounding: 9,999.96万 must not read as 10,000万 where 1亿 is meant, and a count never looks larger than it is.
  if (Math.abs(value) >= YI) return `${cut(value / YI, 2)}亿`;
  return `${cut(value / WAN, 1)}万`;
}

/** One digit after the point; small shares keep a second one so that 0.04 % does not read as nothing. */
export function percent(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && Math.abs(value) < 0.1 ? 2 : 1;
  return `${value.toFixed(digits)}%`;
}

/** A difference of two rates in percentage points, always with its sign. */
export function points(difference: number): string {
  const value = (difference * 100).toFixed(2);
  return difference > 0 ? `+${value}` : value.replace('-', '−');
}

function cut(value: number, digits: number): string {
  const factor = 10 ** digits;
  const whole = Math.trunc(value * factor + Math.sign(value) * 1e-9) / factor;
  return whole.toLocaleString('en-US', { maximumFractionDigits: digits });
}
