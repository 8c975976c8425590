import type { Language } from '../session/preferences';

/** The bank's zone: what everybody reads, wherever they sit. */
export const BANK_ZONE = 'Asia/Shanghai';

const dateTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: BANK_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const dateOnly = new Intl.DateTimeFormat('sv-SE', { timeZone: BANK_ZONE });
const clockTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: BANK_ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

export const bankDateTime = (iso: string): string => dateTime.format(new Date(iso));
export const bankDate = (iso: string): string => dateOnly.format(new Date(iso));
export const bankClock = (iso: string): string => clockTime.format(new Date(iso));

/** "3 minutes ago" against the server's clock, which a test may have moved. */
export function relative(iso: string, now: number, language: Language): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  const size = Math.abs(seconds);
  if (size < 45) return format.format(0, 'second');
  if (size < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (size < 86_400) return format.format(Math.round(seconds / 3600), 'hour');
  if (size < 86_400 * 45) return format.format(Math.round(seconds / 86_400), 'day');
  return format.format(Math.round(seconds / (86_400 * 30)), 'month');
}

/** How long something will take, short: 40 s, 12 min, 3 h. */
export function duration(seconds: number, language: Language): string {
  const unit = seconds < 90 ? 'second' : seconds < 5400 ? 'minute' : seconds < 129_600 ? 'hour' : 'day';
  const size = { second: 1, minute: 60, hour: 3600, day: 86_400 }[unit];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(
    Math.max(1, Math.round(seconds / size)),
  );
}
