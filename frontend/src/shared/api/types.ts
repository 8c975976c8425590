/**
 * The REST contract as the browser sees it; nothing else in the front end describes a request or a response.
 * Written by hand after `docs/openapi.json`, which does not say what may be missing: `contract/contract.test.ts` holds the two
 * together. Times are ISO-8601, rates are fractions of one.
 */

export type Role =
  'MARKETER' | 'APPROVER' | 'ANALYST' | 'OPERATOR' | 'RELATIONSHIP_MANAGER' | 'ADMINISTRATOR';
export type ChannelCode = 'EMAIL' | 'SMS' | 'APP_PUSH' | 'WECHAT' | 'SOCIAL' | 'CALL' | 'RM_TASK';
export type Purpose = 'MARKETING' | 'SERVICE';
export type FieldType = 'BOOLEAN' | 'ENUM' | 'NUMBER' | 'DATE' | 'MULTI';
export type CampaignState = 'DRAFT' | 'IN_APPROVAL' | 'APPROVED' | 'LIVE' | 'FINISHED' | 'STOPPED';
export type CampaignAction = 'REVISE' | 'SUBMIT' | 'WITHDRAW' | 'PAUSE' | 'RESUME' | 'STOP';
export type PhaseName = 'PLAN' | 'APPROVE' | 'LAUNCH' | 'TOUCH' | 'RESPOND' | 'EVALUATE';
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface Finding {
  place: string;
  code: string;
  message: string;
}
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  traceId?: string;
  findings?: Finding[];
}

export interface Session {
  name: string;
  displayName: string;
  roles: Role[];
  branch: string;
  branchName: string;
  environment: 'demo' | 'test' | 'production';
  testClock: boolean;
  now: string;
}
export interface Clock {
  now: string;
  offsetSeconds: number;
  adjustable: boolean;
}
export interface Home {
  liveCampaigns: number;
  campaigns: number;
  waitingForMe: number;
  loading: { done: number; total: number; what: string } | null;
  asOf: string;
}

export interface ImportPreview {
  upload: string;
  kind: 'CSV' | 'PARQUET' | 'JDBC' | 'KAFKA';
  delimiter: string | null;
  encoding: string | null;
  header: string[];
  columns: { name: string; type: FieldType; scale: number; nulls: number; samples: string[] }[];
  total: number;
  rows: (string | null)[][];
  findings: Finding[];
}
export interface ImportRequest {
  upload: string;
  code: string;
  name: string;
  key: string | null;
  columns: { name: string; type: FieldType; scale: number; include: boolean }[];
  branch?: string;
  email?: string;
  mobile?: string;
  customerName?: string;
}
export interface ImportRun {
  id: number;
  state: 'RUNNING' | 'DONE' | 'FAILED';
  code: string;
  name: string;
  kind: 'CSV' | 'PARQUET' | 'JDBC' | 'KAFKA';
  rows: number;
  accepted: number;
  rejected: number;
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  addressesLeftOut: number;
  progress: number;
  startedAt: string;
  finishedAt: string | null;
  startedBy: string;
  problem?: { code: string; message: string };
}
export interface Rejection {
  line: number;
  column: string | null;
  position: number | null;
  reason: string;
  code: string;
  value?: string;
}
export interface Source {
  code: string;
  name: string;
  kind: 'CSV' | 'PARQUET' | 'JDBC' | 'KAFKA';
  rows: number;
  columns: { name: string; type: FieldType; scale: number; nulls: number; distinct: number }[];
  importedAt: string;
  version: number;
  key: string | null;
}
export interface Tag {
  code: string;
  nameZh: string;
  nameEn: string;
  type: FieldType;
  scale: number;
  source: string | null;
  known: number;
  computedAt: string;
}
/** A tag whose values a model predicts; the others are facts. */
export interface Prediction {
  tag: string;
  nameZh: string;
  nameEn: string;
  modelVersion: string | null;
  probability: number | null;
}
/** A condition of a segment, or of one it is made of, that is a prediction. */
export interface PredictedCondition extends Prediction {
  segment: string;
  places: string[];
}
export interface TagValues {
  items?: { value: string; count: number }[];
  min?: string;
  max?: string;
  nulls: number;
}

export type RuleOperator =
  'eq' | 'ne' | 'in' | 'notIn' | 'hasAll' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'isNull' | 'notNull';
export type RuleScalar = string | number | boolean;
export interface RuleLeaf {
  field: string;
  op: RuleOperator;
  value?: RuleScalar | RuleScalar[];
}
export type Rule = { all: Rule[] } | { any: Rule[] } | { not: Rule } | RuleLeaf;

export interface SegmentCount {
  count: number;
  of: number;
  clauses: { path: string; count: number }[];
  asOf: string;
  millis: number;
}
export interface Segment {
  code: string;
  name: string;
  among?: string | null;
  /** RULE, LIST, ALGEBRA, SCORE, or what comes with a later version. */
  kind: string;
  /** Of a RULE the rule; of others what their kind reads. */
  definition: unknown;
  version: number;
  description: string;
  owner: string;
  createdAt: string;
  updatedAt: string;
  /** Every day at that time of the bank's day a snapshot is taken. */
  refreshAt: string | null;
}
export interface ListedSegment extends Omit<Segment, 'refreshAt'> {
  segmentClass: string | null;
}
export interface SegmentUse {
  kind: string;
  code: string;
  name: string;
  state: string;
}
/** Those of other branches are only counted. */
export interface SegmentUses {
  named: SegmentUse[];
  hidden: number;
}
/** What became of the lines of an imported list. */
export interface SegmentListReport {
  id: number;
  file: string;
  lines: number;
  customers: number;
  duplicates: number;
  unknown: number;
  malformed: number;
  firstRefused: { number: number; reason: 'UNKNOWN' | 'MALFORMED'; key: string }[];
}
export interface SegmentQuery {
  search?: string;
  kind?: string;
  owner?: string;
  /** Code of a class; `-` for the segments without one. */
  class?: string;
}
export interface SegmentFacet {
  value: string | null;
  count: number;
}
export interface SegmentFacets {
  total: number;
  kinds: SegmentFacet[];
  classes: SegmentFacet[];
  owners: SegmentFacet[];
}
export interface SegmentClass {
  code: string;
  nameZh: string;
  nameEn: string;
  temporary: boolean;
  segments: number;
}
export interface Snapshot {
  id: number;
  version: number;
  count: number;
  hash: string;
  /** Since the snapshot before; null for the first. */
  joined: number | null;
  departed: number | null;
  at: string;
  predictions: PredictedCondition[];
}

export interface ProcessDefinition {
  key: string;
  kind: 'JOURNEY' | 'LIFE_CYCLE';
  name: string;
  version: number;
  hash: string;
  origin: 'STARTER' | 'DRAWN';
  /** Set where an event starts the journey. */
  startMessage: string | null;
}
export interface Decision {
  key: string;
  name: string;
  version: number;
  hash: string;
}
export interface Template {
  key: string;
  channel: ChannelCode;
  language: string;
  version: number;
  subject: string | null;
  body: string;
  html: string | null;
  hash: string;
  purpose: Purpose;
  fields: string[];
}
/** Wording to be saved; `declared` are fields beside the standard ones. */
export interface TemplateTexts {
  key: string;
  channel: ChannelCode;
  language: string;
  purpose: Purpose;
  subject: string | null;
  body: string;
  html: string | null;
  declared: string[];
}
export interface TemplatePreview {
  subject: string | null;
  text: string | null;
  html: string | null;
  findings: Finding[];
  smsSegments: number | null;
}
export interface Channel {
  channel: ChannelCode;
  adapter: string;
  simulated: boolean;
  idempotent: boolean;
  nameZh: string;
  nameEn: string;
  sent: number;
  inDoubt: number;
  refused: number;
  open: number;
  held: string[];
  breaker: { since: string; until: string; probing: boolean; tries: number; reason: string } | null;
  pace: {
    perSecond: number | null;
    perMinute: number | null;
    perDay: number | null;
    lastSecond: number;
    lastMinute: number;
    today: number;
  };
  hung: number;
  oldestDoubt: string | null;
}

export interface CampaignSummary {
  code: string;
  name: string;
  state: CampaignState;
  type: 'BATCH' | 'EVENT';
  journey: string;
  owner: string;
  segment: string | null;
  /** Not known before the audience was counted. */
  audience: number | null;
  control: number;
  touched: number;
  responded: number;
  createdAt: string;
  launchedAt: string | null;
  finishedAt: string | null;
  updatedAt: string;
}
export interface Phase {
  phase: PhaseName;
  state: 'DONE' | 'CURRENT' | 'AHEAD';
  at: string | null;
}
export interface CampaignComment {
  by: string;
  at: string;
  text: string;
  verdict: string | null;
}
/** Which events bring customers in, and which take them out. */
export interface TriggerPlan {
  eventType: string;
  condition?: string | null;
  reentry?: { often: ReentryRule; gap?: string | null } | null;
  from?: string | null;
  until?: string | null;
  leaving?: { eventType: string; condition?: string | null } | null;
  audience?: 'LIMIT' | 'FIRST' | null;
  scores?: string[] | null;
}
export type ReentryRule = 'ONCE' | 'ONCE_A_DAY' | 'ONCE_A_WEEK' | 'ONCE_A_MONTH' | 'AFTER_GAP';
export interface Campaign extends CampaignSummary {
  version: number;
  paused: boolean;
  goal: string;
  offer: string;
  lifeCycle: string;
  controlShare: number;
  seed: string;
  windowDays: number;
  budget: number | null;
  manifest: Record<string, Json> | null;
  manifestHash: string | null;
  approvedHash: string | null;
  content: Record<string, string>;
  elements: CampaignPart[];
  /** Key of its type. */
  campaignType: string | null;
  /** Key of the template it was planned from. */
  template: string | null;
  trigger: TriggerPlan | null;
  startAt: string | null;
  endAt: string | null;
  touches: { element: string; name: string; channel: string; template: string }[];
  delivered: { snapshot: number; count: number; hash: string; at: string } | null;
  /** The campaign it was copied from. */
  parent: { code: string; name: string } | null;
  may: CampaignAction[];
  phases: Phase[];
  comments: CampaignComment[];
}
/** A managed element of a campaign; `version` is pinned once it was submitted. */
export interface CampaignPart {
  key: string;
  kind: string;
  name: string;
  version: number | null;
  usable: number | null;
  named: boolean;
}
export interface CampaignDraft {
  name: string;
  goal: string;
  offer?: string;
  journey: string;
  lifeCycle?: string;
  segment: string | null;
  trigger?: TriggerPlan;
  content?: Record<string, string>;
  elements?: string[];
  campaignType?: string;
  controlShare: number;
  seed?: string;
  budget?: number;
  startAt?: string;
  endAt?: string;
  windowDays: number;
}
export interface Live {
  state: CampaignState;
  elements: { elementId: string; entered: number; waiting: number; left: number }[];
  flows: { flowId: string; count: number }[];
  steps: {
    number: number;
    elementId: string;
    state: 'RUNNING' | 'RETRYING' | 'FAILED';
    done: number;
    total: number;
    attempts: number;
    errorCode: string | null;
    problem: string | null;
    startedAt: string;
    nextAttemptAt: string | null;
  }[];
  /** How many left each element within the last five minutes; those that nobody left are missing. */
  paces: { elementId: string; left: number }[];
  /** What became of the messages of each place that contacts; `sentLately` within the last five minutes. */
  places: { origin: string; sentLately: number; refused: number; inDoubt: number }[];
  touch: { planned: number; open: number; accepted: number; refused: number; inDoubt: number };
  paused: boolean;
  /** Nothing is on its way: no step at work, no timer due, no message open. */
  settled: boolean;
  asOf: string;
}
export interface Funnel {
  audience: number;
  control: number;
  touched: number;
  refused: Record<string, number>;
  steps: {
    elementId: string;
    channel: ChannelCode;
    candidates: number;
    planned: number;
    accepted: number;
    inDoubt: number;
    refused: Record<string, number>;
  }[];
}
export interface Arm {
  n: number;
  converted: number;
  rate: number;
}
export interface Report {
  code: string;
  name: string;
  audience: number;
  control: Arm;
  treated: Arm;
  touched: number;
  responded: number;
  /** Null where one of the groups is empty: there is nothing to compare with. */
  effect: { difference: number; low: number; high: number; method: string; level: number } | null;
  incremental: { responses: number; low: number; high: number } | null;
  assignedAt: string | null;
  windowEnds: string | null;
  isFinal: boolean;
  refused: Record<string, number>;
  /** Conversions of the day in each arm, not cumulated. */
  daily: { day: string; treated: number; control: number }[];
}

export interface TaskSummary {
  id: string;
  kind: 'PLAN' | 'APPROVE' | 'RELEASE';
  name: string;
  campaign: { code: string; name: string; owner: string };
  createdAt: string;
  /** An approval has a usual time, a plan has none. */
  due: string | null;
  overdue: boolean;
  assignee: string | null;
  /** How many customers wait with it; of a release only. */
  customers: number | null;
  mayComplete: boolean;
  reasonIfNot?: string | null;
}
export interface Task extends TaskSummary {
  detail: Campaign;
  manifestHash: string | null;
  changes: ApprovalChanges;
  newer: NewerVersion[];
}
/** Published since the submission; does not change the campaign, unless it holds for the whole bank. */
export interface NewerVersion {
  kind: 'JOURNEY' | 'TEMPLATE' | 'DECISION' | 'FOLLOWED' | 'BANK_WIDE';
  key: string;
  submitted: number;
  latest: number;
}
/** What a submitted campaign can be held against. */
export type Baseline = 'SIGNED' | 'SUBMITTED' | 'PARENT';
export interface ApprovalChanges {
  against: Baseline | null;
  possible: Baseline[];
  fields: { field: string; before: string; after: string }[];
  audience: { before: number; after: number; joined: number; departed: number } | null;
  wordings: WordingChange[];
}
export interface WordingChange {
  element: string;
  channel: string;
  before: Wording | null;
  after: Wording | null;
}
export interface Wording {
  template: string;
  version: number;
  subject: string | null;
  body: string;
}
export interface AuditEntry {
  seq: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  details: Record<string, Json>;
}
export interface User {
  name: string;
  displayName: string;
  roles: Role[];
  branch: string;
  locked: boolean;
}
export interface Branch {
  code: string;
  name: string;
  parent: string | null;
  path: string;
}
