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

export interface Group {
  id: number;
  number: number;
  key: string;
  nameZh: string;
  nameEn: string;
  size: number;
  hash: string;
  detail: Record<string, unknown>;
  segment: string | null;
}

export interface Flow {
  from: string | null;
  to: string | null;
  customers: number;
}

export interface Moves {
  against: number;
  moved: number;
  among: number;
  flows: Flow[];
}

export type RunState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
export type Standing = 'OPEN' | 'AWAITING' | 'IN_EFFECT' | 'REPLACED' | 'REFUSED' | 'DISCARDED';

export interface Run {
  id: number;
  state: RunState;
  cancelling: boolean;
  stage: string | null;
  done: number;
  total: number;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
  problemCode: string | null;
  problem: string | null;
  findings: { place: string; code: string; message: string }[];
  standing: Standing | null;
  division: number | null;
  asOf: string | null;
  baseSize: number | null;
  baseHash: string | null;
  hash: string | null;
  summary: Record<string, unknown> | null;
  moves: Moves | null;
  settings: Settings;
  approvalAbove: number | null;
  askedBy: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  comment: string | null;
  own: boolean;
  groups: Group[] | null;
}

export interface Grouping {
  code: string;
  name: string;
  method: Method;
  base: string | null;
  baseName: string | null;
  settings: Settings;
  approvalAbove: number | null;
  repeatDays: number | null;
  repeatAt: string | null;
  version: number;
  owner: string;
  author: string;
  updatedAt: string;
  inEffect: Run | null;
  newest: Run | null;
}

export interface Preview {
  base: number;
  segments: Record<string, number>;
  groups: Pick<Group, 'key' | 'nameZh' | 'nameEn' | 'size' | 'detail'>[] | null;
  summary: Record<string, unknown>;
}

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
