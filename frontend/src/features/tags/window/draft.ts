import type { EventsOf, What, WindowDefinition, WindowKind } from './types';

export const UNITS = ['S', 'M', 'H', 'D'] as const;
export type Unit = (typeof UNITS)[number];

/** A length of time as the form has it. */
export interface Length {
  count: number | null;
  unit: Unit;
}

/** A definition as the form has it. */
export interface WindowValues {
  what: What;
  type?: string;
  condition?: string;
  field?: string;
  kind: WindowKind;
  size: Length;
  advance: Length;
  nextType?: string;
  nextCondition?: string;
  within: Length;
  keep: Length;
}

export const isSequence = (what: What) => what === 'THEN' || what === 'THEN_NOT';
export const hasField = (what: What) => what !== 'COUNT' && !isSequence(what);

export const fresh: WindowValues = {
  what: 'COUNT',
  kind: 'SLIDING',
  size: { count: 1, unit: 'H' },
  advance: { count: 5, unit: 'M' },
  within: { count: 30, unit: 'M' },
  keep: { count: 1, unit: 'D' },
};

export const duration = ({ count, unit }: Length) => {
  const whole = String(count ?? 0);
  return unit === 'D' ? `P${whole}D` : `PT${whole}${unit}`;
};

/** Of an ISO duration in one unit; others are shown in seconds. */
export function length(text: string | null | undefined): Length {
  const one = /^P(?:(\d+)D|T(\d+)([HMS]))$/.exec(text ?? '');
  if (one?.[1]) return { count: Number(one[1]), unit: 'D' };
  if (one?.[2]) return { count: Number(one[2]), unit: one[3] as Unit };
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text ?? '');
  if (!parts) return { count: null, unit: 'M' };
  const [, days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  return {
    count: (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0),
    unit: 'S',
  };
}

const events = (type = '', condition = ''): EventsOf => ({
  type: type.trim(),
  ...(condition.trim() ? { condition: condition.trim() } : {}),
});

export function toDefinition(values: WindowValues): WindowDefinition {
  const of = { what: values.what, events: events(values.type, values.condition) };
  if (isSequence(values.what))
    return {
      ...of,
      next: events(values.nextType, values.nextCondition),
      within: duration(values.within),
      keep: duration(values.keep),
    };
  return {
    ...of,
    ...(hasField(values.what) ? { field: values.field ?? '' } : {}),
    window: {
      kind: values.kind,
      size: duration(values.size),
      ...(values.kind === 'HOPPING' ? { advance: duration(values.advance) } : {}),
    },
  };
}

export function fromDefinition(definition: WindowDefinition): WindowValues {
  const { window, next } = definition;
  return {
    ...fresh,
    what: definition.what,
    type: definition.events.type,
    condition: definition.events.condition ?? '',
    ...(definition.field ? { field: definition.field } : {}),
    ...(window ? { kind: window.kind, size: length(window.size) } : {}),
    ...(window?.advance ? { advance: length(window.advance) } : {}),
    ...(next ? { nextType: next.type, nextCondition: next.condition ?? '' } : {}),
    ...(definition.within ? { within: length(definition.within) } : {}),
    ...(definition.keep ? { keep: length(definition.keep) } : {}),
  };
}
