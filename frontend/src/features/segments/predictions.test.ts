import { expect, test } from 'vitest';
import { fieldsOf } from './predictions';

test('counts every condition, however deep and however often a field comes', () => {
  const leaf = (field: string) => ({ field, op: 'ge' as const, value: 1 });
  expect(
    fieldsOf({ all: [leaf('age'), { not: { any: [leaf('score'), leaf('age')] } }, { not: leaf('score') }] }),
  ).toEqual(['age', 'score', 'age', 'score']);
});
