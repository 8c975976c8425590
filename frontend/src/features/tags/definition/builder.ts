import type { Schemas, With } from '@shared/api/schemas';
import { emptyQuery, toQuery, toRule, type Query } from '@shared/rules/rule';
import type { FieldType, Rule } from '@shared/api/types';
import type { Aggregate, TagDefinition } from './definition';

export type Table = With<
  Schemas['ComputationTableView'],
  { columns: { name: string; type: FieldType; scale: number }[] }
>;

/** What stands in the form. */
export interface Draft {
  table: string;
  aggregate: Aggregate;
  measure: string;
  days: number | null;
  where: Query;
  part: Query;
}

export type Place = 'table' | 'aggregate' | 'measure' | 'days' | 'where' | 'part';
export type Fault = 'choose' | 'noDay' | 'badDays' | 'emptyGroup' | 'noField' | 'noValue' | 'badNumber';

export const MOST_DAYS = 3_660;

const MEASURED: Partial<Record<Aggregate, readonly FieldType[]>> = {
  sum: ['NUMBER'],
  avg: ['NUMBER'],
  max: ['NUMBER', 'DATE'],
  min: ['NUMBER', 'DATE'],
  distinct: ['NUMBER', 'DATE', 'ENUM', 'BOOLEAN'],
  last: ['NUMBER', 'DATE', 'ENUM', 'BOOLEAN'],
};

export const isMeasured = (aggregate: Aggregate) => MEASURED[aggregate] !== undefined;

/** The columns an aggregate can be taken of. */
export const measuresOf = (aggregate: Aggregate, table: Table | undefined) =>
  (table?.columns ?? []).filter((column) => MEASURED[aggregate]?.includes(column.type));

/** Rows without a day have no latest one, and no days one after the other. */
export const needsDay = (aggregate: Aggregate) => aggregate === 'last' || aggregate === 'streak';

export const typesOf = (table: Table | undefined) =>
  new Map((table?.columns ?? []).map((column) => [column.name, column.type]));

export const emptyDraft = (): Draft => ({
  table: '',
  aggregate: 'sum',
  measure: '',
  days: 90,
  where: emptyQuery(),
  part: emptyQuery(),
});

export interface Built {
  /** Null as long as something is missing. */
  definition: TagDefinition | null;
  faults: Partial<Record<Place, Fault>>;
}

/** The form as the server's definition, or what stands in the way and at which field. */
export function build(draft: Draft, tables: readonly Table[]): Built {
  const faults: Built['faults'] = {};
  const table = tables.find((each) => each.code === draft.table);
  if (!table) return { definition: null, faults: { table: 'choose' } };
  const types = typesOf(table);
  if (needsDay(draft.aggregate) && !table.day) faults.aggregate = 'noDay';
  const measured = isMeasured(draft.aggregate);
  if (measured && !measuresOf(draft.aggregate, table).some((column) => column.name === draft.measure))
    faults.measure = 'choose';
  if (draft.days !== null && !table.day) faults.days = 'noDay';
  else if (
    draft.days !== null &&
    !(Number.isInteger(draft.days) && draft.days >= 1 && draft.days <= MOST_DAYS)
  )
    faults.days = 'badDays';
  const rule = (place: 'where' | 'part'): Rule | null => {
    const read = toRule(draft[place], types);
    if (read.ok) return read.rule;
    faults[place] = read.refusal;
    return null;
  };
  // No condition at all means every row; an empty group inside of one is still a fault.
  const where = draft.where.rules.length > 0 ? rule('where') : null;
  const part = draft.aggregate === 'ratio' ? rule('part') : null;
  if (Object.keys(faults).length > 0) return { definition: null, faults };
  return {
    definition: {
      table: draft.table,
      aggregate: draft.aggregate,
      ...(measured ? { measure: draft.measure } : {}),
      ...(part ? { part } : {}),
      ...(draft.days === null ? {} : { days: draft.days }),
      ...(where ? { where } : {}),
    },
    faults,
  };
}

/** Back into the form, to define a draft anew. */
export function toDraft(definition: TagDefinition): Draft {
  return {
    table: definition.table,
    aggregate: definition.aggregate,
    measure: definition.measure ?? '',
    days: definition.days ?? null,
    where: definition.where ? toQuery(definition.where) : emptyQuery(),
    part: definition.part ? toQuery(definition.part) : emptyQuery(),
  };
}

/** Every column a definition reads, `table.column`, as the data sheet names them. */
export function columnsOf(definition: TagDefinition): string[] {
  const names = new Set<string>();
  if (definition.measure) names.add(definition.measure);
  const collect = (rule: Rule) => {
    if ('all' in rule) rule.all.forEach(collect);
    else if ('any' in rule) rule.any.forEach(collect);
    else if ('not' in rule) collect(rule.not);
    else names.add(rule.field);
  };
  if (definition.part) collect(definition.part);
  if (definition.where) collect(definition.where);
  return names.size > 0 ? [...names].map((name) => `${definition.table}.${name}`) : [definition.table];
}
