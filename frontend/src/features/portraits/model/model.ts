import { TAG_CLASSES, TAG_THEMES } from '@shared/tags/sheet';
import type { Attribute, Dimension, Sort } from '../types';

export const replaced = <Item>(items: readonly Item[], at: number, item: Item): Item[] =>
  items.map((each, index) => (index === at ? item : each));

export const without = <Item>(items: readonly Item[], at: number): Item[] =>
  items.filter((_, index) => index !== at);

/** One place up or down; at its end it stays. */
export function moved<Item>(items: readonly Item[], from: number, by: -1 | 1): Item[] {
  const item = items[from];
  const to = from + by;
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = without(items, from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** Nobody reads codes: they only have to stay what they are when names change. */
export function freshCode(letter: string, taken: readonly { code: string }[]): string {
  let number = taken.length + 1;
  while (taken.some(({ code }) => code === `${letter}${number}`)) number++;
  return `${letter}${number}`;
}

export const newAttribute = (beside: readonly Attribute[]): Attribute => ({
  code: freshCode('A', beside),
  nameZh: '',
  nameEn: '',
  takes: [],
  tags: [],
});

export const newDimension = (beside: readonly Dimension[]): Dimension => ({
  code: freshCode('D', beside),
  nameZh: '',
  nameEn: '',
  attributes: [newAttribute([])],
});

export const sortKey = (sort: Sort): string => `${sort.theme}/${sort.type ?? ''}`;

export function readSort(key: string): Sort {
  const [theme, type] = key.split('/');
  return { theme, type: type || null } as Sort;
}

/** Everything that the data sheets of tags can say: each theme with each class, and its rest. */
export const ALL_SORTS: readonly Sort[] = TAG_THEMES.flatMap((theme) => [
  ...TAG_CLASSES.map((type) => ({ theme, type })),
  { theme, type: null },
]);

/** Whether it can be sent: the rest cannot be entered wrong. */
export const complete = (dimensions: readonly Dimension[]): boolean =>
  dimensions.length > 0 &&
  dimensions.every(
    (dimension) => named(dimension) && dimension.attributes.length > 0 && dimension.attributes.every(named),
  );

const named = (thing: { nameZh: string; nameEn: string }): boolean =>
  thing.nameZh.trim() !== '' && thing.nameEn.trim() !== '';
