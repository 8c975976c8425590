/** Days as the calendar counts them: ISO texts, weeks from Monday. No zone is involved: a day of the bank is a day. */
const utc = (day: string) => new Date(`${day}T00:00:00Z`);
const text = (date: Date) => date.toISOString().slice(0, 10);

export function plusDays(day: string, days: number): string {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return text(date);
}

export function monday(day: string): string {
  return plusDays(day, -((utc(day).getUTCDay() + 6) % 7));
}

/** The first day of the month that is `months` away. */
export function firstOfMonth(day: string, months = 0): string {
  const date = utc(day);
  return text(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}

/** Whole weeks that cover the month of the day. */
export function monthSpan(day: string): { from: string; days: number } {
  const from = monday(firstOfMonth(day));
  const last = plusDays(firstOfMonth(day, 1), -1);
  const end = plusDays(monday(last), 7);
  return { from, days: (utc(end).getTime() - utc(from).getTime()) / 86_400_000 };
}

export const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(utc(day).getTime()) && text(utc(day)) === day;
