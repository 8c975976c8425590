import type { Schemas, With } from '@shared/api/schemas';
export const WHATS = ['COUNT', 'SUM', 'MAX', 'LAST', 'DISTINCT', 'THEN', 'THEN_NOT'] as const;
export type What = (typeof WHATS)[number];
export const WINDOWS = ['SLIDING', 'HOPPING', 'TUMBLING'] as const;
export type WindowKind = (typeof WINDOWS)[number];

export type EventsOf = Schemas['WindowDefinitionEvents'];

/** As PUT /api/window-tags/{code} takes it. */
export type WindowDefinition = Schemas['WindowDefinition'];

export type WindowTagDraft = With<Schemas['WindowTagDraft'], { create: boolean }>;

export type WindowTag = Schemas['WindowTagView'];
