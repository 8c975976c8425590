import type { Facts } from './types';

/** "eligible true · offer GENERAL" */
export const outputsText = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ');

/** "age = 17, risk_level = null" */
export const factsText = (facts: Facts) =>
  Object.entries(facts)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join(', ');
