import type { RuleGroupType, RuleType } from 'react-querybuilder';
import type { Rule, RuleLeaf, RuleOperator, RuleScalar, Tag } from '../api/types';

/** The editor's tree: groups with `all` or `any`, leaves with our own operator names. */
export type Query = RuleGroupType<RuleType, string>;

export const OPERATORS: Record<Tag['type'], readonly RuleOperator[]> = {
  BOOLEAN: ['eq', 'isNull', 'notNull'],
  ENUM: ['in', 'notIn', 'eq', 'ne', 'isNull', 'notNull'],
  MULTI: ['in', 'hasAll', 'notIn', 'isNull', 'notNull'],
  NUMBER: ['ge', 'gt', 'le', 'lt', 'between', 'eq', 'ne', 'isNull', 'notNull'],
  DATE: ['ge', 'gt', 'le', 'lt', 'between', 'eq', 'isNull', 'notNull'],
};

export type Refusal = 'emptyGroup' | 'noField' | 'noValue' | 'badNumber';

/** A tree that may be sent, with the server's JSON pointer of every editor path, or what stands in its way and where. */
export type Translation =
  | { ok: true; rule: Rule; pointers: ReadonlyMap<string, string> }
  | { ok: false; refusal: Refusal; path: readonly number[] };

type Types = ReadonlyMap<string, Tag['type']>;

/**
 * Turns the editor's tree into the contract's rule. An empty group is refused here as on the server:
 * left out or read as "true" it would mean everybody.
 */
export function toRule(query: Query, types: Types): Translation {
  const pointers = new Map<string, string>();
  try {
    return { ok: true, rule: groupToRule(query, [], '', types, pointers), pointers };
  } catch (refusal) {
    if (refusal instanceof Refused) return { ok: false, refusal: refusal.reason, path: refusal.path };
    throw refusal;
  }
}

/** Back from the contract's rule; a `not` becomes a negated group, so that nothing the server stores is lost. */
export function toQuery(rule: Rule): Query {
  if ('all' in rule) return group('all', rule.all.map(toNode), false);
  if ('any' in rule) return group('any', rule.any.map(toNode), false);
  if ('not' in rule) {
    const inner = rule.not;
    if ('all' in inner) return group('all', inner.all.map(toNode), true);
    if ('any' in inner) return group('any', inner.any.map(toNode), true);
    return group('all', [toNode(inner)], true);
  }
  return group('all', [toNode(rule)], false);
}

export const pathKey = (path: readonly number[]): string => path.join('-');

class Refused extends Error {
  readonly reason: Refusal;
  readonly path: readonly number[];

  constructor(reason: Refusal, path: readonly number[]) {
    super(reason);
    this.reason = reason;
    this.path = path;
  }
}

function groupToRule(
  query: Query,
  path: readonly number[],
  pointer: string,
  types: Types,
  pointers: Map<string, string>,
): Rule {
  if (query.rules.length === 0) throw new Refused('emptyGroup', path);
  const inside = query.not ? `${pointer}/not` : pointer;
  pointers.set(pathKey(path), pointer);
  const combinator = query.combinator === 'any' ? 'any' : 'all';
  const children = query.rules.map((child, index) => {
    const childPath = [...path, index];
    const childPointer = `${inside}/${combinator}/${index}`;
    if ('rules' in child) return groupToRule(child, childPath, childPointer, types, pointers);
    pointers.set(pathKey(childPath), childPointer);
    return leaf(child, childPath, types);
  });
  const whole: Rule = combinator === 'any' ? { any: children } : { all: children };
  return query.not ? { not: whole } : whole;
}

function leaf(rule: RuleType, path: readonly number[], types: Types): RuleLeaf {
  const op = rule.operator as RuleOperator;
  if (!rule.field || rule.field === '~') throw new Refused('noField', path);
  if (op === 'isNull' || op === 'notNull') return { field: rule.field, op };
  const type = types.get(rule.field);
  const values = listOf(rule.value as unknown).map((value) => scalar(value, type, path));
  if (op === 'in' || op === 'notIn' || op === 'hasAll') {
    if (values.length === 0) throw new Refused('noValue', path);
    return { field: rule.field, op, value: values };
  }
  if (op === 'between') {
    const [low, high] = values;
    if (low === undefined || high === undefined) throw new Refused('noValue', path);
    return { field: rule.field, op, value: [low, high] };
  }
  const [only] = values;
  if (only === undefined) throw new Refused('noValue', path);
  return { field: rule.field, op, value: only };
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null ? [] : [value];
}

function scalar(value: unknown, type: Tag['type'] | undefined, path: readonly number[]): RuleScalar {
  if (value === '' || value === null || value === undefined) throw new Refused('noValue', path);
  if (type === 'BOOLEAN') return value === true || value === 'true';
  if (type === 'NUMBER') {
    const number = Number(value);
    if (!Number.isFinite(number)) throw new Refused('badNumber', path);
    return number;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function toNode(rule: Rule): Query | RuleType {
  if ('field' in rule) return { id: id(), field: rule.field, operator: rule.op, value: rule.value ?? '' };
  return toQuery(rule);
}

function group(combinator: 'all' | 'any', rules: (Query | RuleType)[], not: boolean): Query {
  return { id: id(), combinator, not, rules };
}

const id = () => crypto.randomUUID();

/** The document of a new segment: one group waiting for its first condition. */
export const emptyQuery = (): Query => group('all', [], false);
