export const WHATS = ['COUNT', 'SUM', 'MAX', 'LAST', 'DISTINCT', 'THEN', 'THEN_NOT'] as const;
export type What = (typeof WHATS)[number];
export const WINDOWS = ['SLIDING', 'HOPPING', 'TUMBLING'] as const;
export type WindowKind = (typeof WINDOWS)[number];

export interface EventsOf {
  type: string;
  condition?: string | null;
}

/** As PUT /api/window-tags/{code} takes it. */
export interface WindowDefinition {
  what: What;
  events: EventsOf;
  field?: string | null;
  window?: { kind: WindowKind; size: string; advance?: string | null } | null;
  next?: EventsOf | null;
  within?: string | null;
  keep?: string | null;
  grace?: string | null;
}

export interface WindowTagDraft {
  nameZh: string;
  nameEn: string;
  definition: WindowDefinition;
  create: boolean;
}

export interface WindowTag {
  code: string;
  definition: WindowDefinition;
  since: string;
  completeFrom: string;
  live: boolean;
  customers: number;
  waiting: number;
  measured: number;
  p50: number;
  p99: number;
}
