/** The end of the class below which that share of all lies, in milliseconds; nothing where it is beyond the last. */
export function within(share: number, late: readonly number[], classes: readonly number[]): number | null {
  const all = late.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const [index, count] of late.entries()) {
    sum += count;
    if (sum >= share * all) return classes[index] ?? null;
  }
  return null;
}

/** "250 ms", "1 s". */
export const span = (millis: number) => (millis < 1000 ? `${millis} ms` : `${millis / 1000} s`);

/** A measured span in three digits: "87 ms", "1.24 s", "12.4 s", "124 s". */
export function shortSpan(millis: number): string {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  return `${Number((millis / 1000).toPrecision(3))} s`;
}
