export type Unit = 'D' | 'H' | 'M';
export interface Span {
  amount: number;
  unit: Unit;
}

const ISO = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?)?$/;
const MINUTES: Record<Unit, number> = { D: 1440, H: 60, M: 1 };

/** A duration of days, hours and minutes in the largest unit that holds it whole; undefined for anything else. */
export function spanOf(iso: string): Span | undefined {
  const found = ISO.exec(iso.trim());
  if (!found || (!found[1] && !found[2] && !found[3])) return undefined;
  const minutes = Number(found[1] ?? 0) * 1440 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0);
  for (const unit of ['D', 'H', 'M'] as const) {
    if (minutes % MINUTES[unit] === 0) return { amount: minutes / MINUTES[unit], unit };
  }
  return undefined;
}

export function isoOf({ amount, unit }: Span): string {
  return unit === 'D' ? `P${amount}D` : `PT${amount}${unit}`;
}
