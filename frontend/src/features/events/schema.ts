import type { Json } from '@shared/api/types';
import type { Schema } from './types';

export const KINDS = [
  'string',
  'number',
  'integer',
  'boolean',
  'date',
  'date-time',
  'array',
  'object',
] as const;
export type Kind = (typeof KINDS)[number];

/** A property as a line of the form; what else its schema says stays as it is. */
export interface PropertyRow {
  name: string;
  kind: Kind | '';
  required: boolean;
  rest: Schema;
}

export function rowsOf(schema: Schema): PropertyRow[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    kind: kindOf(property),
    required: required.has(name),
    rest: property,
  }));
}

function kindOf(property: Schema): Kind | '' {
  if (property.type === 'string' && (property.format === 'date' || property.format === 'date-time'))
    return property.format;
  return KINDS.find((kind) => kind === property.type) ?? '';
}

/** Back into the schema; lines without a name are left out. */
export function withRows(schema: Schema, rows: readonly PropertyRow[]): Schema {
  const named = rows.filter((row) => row.name.trim() !== '');
  const others = without(schema, 'required');
  const required = named.filter((row) => row.required).map((row) => row.name.trim());
  return {
    ...others,
    type: 'object',
    properties: Object.fromEntries(named.map((row) => [row.name.trim(), propertyOf(row)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function without(schema: Schema, ...words: string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([word]) => !words.includes(word)));
}

function propertyOf(row: PropertyRow): Schema {
  if (row.kind === kindOf(row.rest)) return row.rest;
  const others = without(row.rest, 'type', 'format');
  if (row.kind === '') return others;
  if (row.kind === 'date' || row.kind === 'date-time') return { ...others, type: 'string', format: row.kind };
  return { ...others, type: row.kind };
}

const EXAMPLES: Record<Kind, Json> = {
  string: 'text',
  number: 12.5,
  integer: 1,
  boolean: true,
  date: '2026-01-31',
  'date-time': '2026-01-31T09:30:00+08:00',
  array: [],
  object: {},
};

/** A sample that says something of each property, to start from. */
export function sampleOf(rows: readonly PropertyRow[]): Record<string, Json> {
  return Object.fromEntries(
    rows
      .filter((row) => row.name.trim() !== '' && row.kind !== '')
      .map((row) => {
        const values = row.rest.enum;
        const first: Json = Array.isArray(values) ? (values[0] as Json) : EXAMPLES[row.kind as Kind];
        return [row.name.trim(), first];
      }),
  );
}

/** The object a text means, or undefined where it means none. */
export function asObject(text: string): Record<string, Json> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, Json>)
      : undefined;
  } catch {
    return undefined;
  }
}
