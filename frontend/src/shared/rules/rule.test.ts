import { describe, expect, it } from 'vitest';
import type { Rule, Tag } from '@shared/api/types';
import { emptyQuery, toQuery, toRule } from './rule';

const types = new Map<string, Tag['type']>([
  ['age', 'NUMBER'],
  ['job', 'ENUM'],
  ['vip', 'BOOLEAN'],
  ['opened', 'DATE'],
]);

describe('the rule of a segment', () => {
  const rules: Rule[] = [
    { all: [{ field: 'age', op: 'ge', value: 30 }] },
    {
      any: [
        { field: 'job', op: 'in', value: ['student', 'retired'] },
        { field: 'vip', op: 'eq', value: false },
      ],
    },
    { not: { any: [{ field: 'opened', op: 'between', value: ['2026-01-01', '2026-06-30'] }] } },
    {
      all: [
        { field: 'age', op: 'between', value: [18, 30] },
        { not: { all: [{ field: 'job', op: 'isNull' }] } },
        { any: [{ all: [{ field: 'vip', op: 'notNull' }] }, { field: 'age', op: 'lt', value: 0.5 }] },
      ],
    },
  ];

  it.each(rules.map((rule) => [JSON.stringify(rule), rule] as const))(
    'should come back unchanged: %s',
    (_, rule) => {
      const translated = toRule(toQuery(rule), types);
      expect(translated).toMatchObject({ ok: true, rule });
    },
  );

  it('should keep the meaning of a negated leaf', () => {
    const translated = toRule(toQuery({ not: { field: 'vip', op: 'eq', value: true } }), types);
    expect(translated).toMatchObject({ rule: { not: { all: [{ field: 'vip', op: 'eq', value: true }] } } });
  });

  it('should name the place of every clause as the server does', () => {
    const translated = toRule(toQuery(rules[3] ?? { all: [] }), types);
    expect(translated.ok && [...translated.pointers]).toEqual([
      ['', ''],
      ['0', '/all/0'],
      ['1', '/all/1'],
      ['1-0', '/all/1/not/all/0'],
      ['2', '/all/2'],
      ['2-0', '/all/2/any/0'],
      ['2-0-0', '/all/2/any/0/all/0'],
      ['2-1', '/all/2/any/1'],
    ]);
  });

  it('should refuse an empty group, at the root and inside', () => {
    expect(toRule(emptyQuery(), types)).toEqual({ ok: false, refusal: 'emptyGroup', path: [] });
    const nested = toQuery({ all: [{ field: 'age', op: 'ge', value: 1 }, { any: [] }] });
    expect(toRule(nested, types)).toEqual({ ok: false, refusal: 'emptyGroup', path: [1] });
  });

  it.each([
    ['no value', { field: 'age', op: 'ge', value: '' }, 'noValue'],
    ['an empty list', { field: 'job', op: 'in', value: [] }, 'noValue'],
    ['half a range', { field: 'age', op: 'between', value: [1, ''] }, 'noValue'],
    ['a range with one end', { field: 'age', op: 'between', value: [1] }, 'noValue'],
    ['a number that is none', { field: 'age', op: 'eq', value: 'many' }, 'badNumber'],
    ['no field', { field: '', op: 'eq', value: 1 }, 'noField'],
  ] as const)('should refuse %s', (_, leaf, refusal) => {
    const query = toQuery({ all: [leaf as unknown as Rule] });
    expect(toRule(query, types)).toEqual({ ok: false, refusal, path: [0] });
  });
});
