import type { Funnel } from '../api/types';

export interface Part {
  key: string;
  kind: 'whole' | 'control' | 'touched' | 'refused' | 'pending';
  count: number;
  /** How many people stand in the parts before this one: where its bar begins. */
  from: number;
}

/**
 * The audience cut into control, touched, one part for each reason of refusal, and those whose turn has not come.
 * The parts add up to the audience exactly; `surplus` above zero means the ledger counted somebody twice.
 */
export function partition(funnel: Pick<Funnel, 'audience' | 'control' | 'touched' | 'refused'>): {
  parts: Part[];
  surplus: number;
} {
  const refusals = Object.entries(funnel.refused)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
  const counted = funnel.control + funnel.touched + refusals.reduce((sum, [, count]) => sum + count, 0);
  const cut: Omit<Part, 'from'>[] = [
    { key: 'control', kind: 'control', count: funnel.control },
    { key: 'touched', kind: 'touched', count: funnel.touched },
    ...refusals.map(([key, count]) => ({ key, kind: 'refused' as const, count })),
    ...(counted < funnel.audience
      ? [{ key: 'pending', kind: 'pending' as const, count: funnel.audience - counted }]
      : []),
  ];
  let from = 0;
  const parts: Part[] = [{ key: 'audience', kind: 'whole', count: funnel.audience, from: 0 }];
  for (const part of cut) {
    parts.push({ ...part, from });
    from += part.count;
  }
  return { parts, surplus: Math.max(0, counted - funnel.audience) };
}
