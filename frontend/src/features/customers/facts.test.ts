import { describe, expect, it } from 'vitest';
import { grouped, matching } from './facts';
import type { CustomerFact } from './types';

const fact = (group: string, code: string, nameZh: string, values: string[] = []): CustomerFact => ({
  group,
  code,
  nameZh,
  nameEn: code.toUpperCase(),
  values,
  type: 'ENUM',
  unit: null,
  source: 'crm',
  at: null,
  marks: [],
});
const FACTS = [
  fact('NATURE', 'city', '城市', ['青岛']),
  fact('ASSETS', 'aum', '资产'),
  fact('NATURE', 'age', '年龄'),
];

describe('the facts of a customer', () => {
  it('come under their groups in the order of arrival', () => {
    expect(grouped(FACTS).map(([group, facts]) => [group, facts.map((each) => each.code)])).toEqual([
      ['NATURE', ['city', 'age']],
      ['ASSETS', ['aum']],
    ]);
  });

  it('are found by name, code and value, every word counting', () => {
    expect(matching(FACTS, '青岛', 'zh-CN').map((each) => each.code)).toEqual(['city']);
    expect(matching(FACTS, 'CITY 城', 'zh-CN').map((each) => each.code)).toEqual(['city']);
    expect(matching(FACTS, 'city 资产', 'zh-CN')).toEqual([]);
    expect(matching(FACTS, '  ', 'en')).toHaveLength(3);
  });
});
