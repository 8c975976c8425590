import type { Language } from '@shared/session/preferences';
import type { CustomerFact } from './types';

/** The facts under their groups, both in the order in which they came. */
export function grouped(facts: readonly CustomerFact[]): [string, CustomerFact[]][] {
  const groups = new Map<string, CustomerFact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.group);
    if (group) group.push(fact);
    else groups.set(fact.group, [fact]);
  }
  return [...groups];
}

/** Those in whose name, code or value every word occurs. */
export function matching(
  facts: readonly CustomerFact[],
  search: string,
  language: Language,
): readonly CustomerFact[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  return facts.filter((fact) => {
    const name = language === 'en' ? fact.nameEn : fact.nameZh;
    const text = [name, fact.code, ...fact.values].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
