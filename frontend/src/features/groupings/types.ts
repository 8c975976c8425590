import type { Schemas, With } from '@shared/api/schemas';
export type Method = 'LAYERS' | 'LOOKALIKE' | 'CLUSTERS' | 'PRODUCTS' | 'TIERS';

export type Settings = Record<string, unknown>;

export interface GroupingDraft {
  name: string;
  method: Method;
  base: string | null;
  settings: Settings;
  approvalAbove: number | null;
  version?: number;
}

export type Group = With<Schemas['StoredGroup'], { detail: Record<string, unknown> }>;

export type Flow = Schemas['MovesFlow'];

export type Moves = Schemas['Moves'];

export type RunState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
export type Standing = 'OPEN' | 'AWAITING' | 'IN_EFFECT' | 'REPLACED' | 'REFUSED' | 'DISCARDED';

export type Run = With<
  Schemas['GroupingRunView'],
  { summary: Record<string, unknown> | null; settings: Settings; groups: Group[] | null }
>;

export type Grouping = With<
  Schemas['GroupingView'],
  { method: Method; settings: Settings; inEffect: Run | null; newest: Run | null }
>;

export type Preview = With<
  Schemas['GroupingsPreview'],
  {
    groups: Pick<Group, 'key' | 'nameZh' | 'nameEn' | 'size' | 'detail'>[] | null;
    summary: Record<string, unknown>;
  }
>;

/** A place of a tag's distribution, as the server spells it. */
export interface Slot {
  value: string | null;
  from: string | null;
  to: string | null;
  missing: boolean;
}

export interface Contribution {
  tag: string;
  nameZh: string;
  nameEn: string;
  bits: number;
  share: number;
  z: number;
  slots: (Slot & { seedShare: number; otherShare: number; weight: number })[];
}
