/**
 * The REST contract as the browser sees it. This one file is written by hand until it is generated from `/v3/api-docs`;
 * nothing else in the front end describes a request or a response. Times are ISO-8601, rates are fractions of one.
 */

export type Role =
  'MARKETER' | 'APPROVER' | 'ANALYST' | 'OPERATOR' | 'RELATIONSHIP_MANAGER' | 'ADMINISTRATOR';
export type ChannelCode = 'EMAIL' | 'SMS' | 'APP_PUSH' | 'WECHAT' | 'CALL' | 'RM_TASK';
export type Purpose = 'MARKETING' | 'SERVICE';
export type FieldType = 'BOOLEAN' | 'ENUM' | 'NUMBER' | 'DATE';
export type ColumnType = FieldType | 'TEXT';
export type CampaignState =
  'DRAFT' | 'IN_APPROVAL' | 'APPROVED' | 'LIVE' | 'PAUSED' | 'FINISHED' | 'REFUSED' | 'STOPPED';
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
  waitingForMe: number;
  touchedToday: number;
  inDoubt: number;
  loading?: { done: number; total: number; what: string };
}

export interface ImportPreview {
  upload: string;
  delimiter: string;
  encoding: string;
  header: string[];
  columns: { name: string; type: ColumnType; scale: number; nulls: number; samples: string[] }[];
  rows: (string | null)[][];
  findings: Finding[];
}
export interface ImportRequest {
  upload: string;
  code: string;
  name: string;
  key: string | null;
  columns: { name: string; type: ColumnType; scale: number; include: boolean }[];
  branch?: string;
  email?: string;
  mobile?: string;
  customerName?: string;
}
export interface ImportRun {
  id: string;
  state: 'RUNNING' | 'DONE' | 'FAILED';
  code: string;
  name?: string;
  rows: number;
  accepted: number;
  rejected: number;
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  progress: number;
  startedAt?: string;
  problem?: Problem;
}
export interface Rejection {
  line: number;
  column: string;
  reason: string;
  code: string;
  value?: string;
}
export interface Source {
  code: string;
  name: string;
  rows: number;
  columns: { name: string; type: ColumnType; scale: number; nulls: number; distinct: number }[];
  importedAt: string;
  key: string | null;
}
export interface Tag {
  code: string;
  nameZh: string;
  nameEn: string;
  type: FieldType;
  scale: number;
  source: string;
  known: number;
  computedAt: string;
}
export interface TagValues {
  items?: { value: string; count: number }[];
  min?: string | number;
  max?: string | number;
  nulls: number;
}

export type RuleOperator =
  'eq' | 'ne' | 'in' | 'notIn' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'isNull' | 'notNull';
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
  rule: Rule;
  version: number;
  description?: string | null;
  count?: number | null;
  createdBy?: string;
  updatedAt?: string;
}
export interface Snapshot {
  id: number;
  version?: number;
  count: number;
  hash: string;
  at: string;
}

export interface ProcessDefinition {
  key: string;
  kind: 'JOURNEY' | 'LIFE_CYCLE';
  name: string;
  version: number;
  hash: string;
  origin: 'STARTER' | 'DRAWN';
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
  hash: string;
}
export interface TemplatePreview {
  subject: string | null;
  text: string;
  findings: Finding[];
  smsSegments?: number;
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
}

export interface CampaignSummary {
  code: string;
  name: string;
  state: CampaignState;
  type: string;
  journey: string;
  owner: string;
  segment: string | null;
  audience: number;
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
export interface Campaign extends CampaignSummary {
  version?: number;
  paused?: boolean;
  goal: string;
  controlShare: number;
  seed: number | string | null;
  windowDays: number;
  budget: number | null;
  segmentCount: number | null;
  manifest: Record<string, Json> | null;
  manifestHash: string | null;
  approvedHash: string | null;
  content: Record<string, string> | null;
  trigger?: { eventType: string; condition?: string } | null;
  startAt?: string | null;
  endAt?: string | null;
  findings: Finding[];
  phases: Phase[];
  comments: CampaignComment[];
}
export interface CampaignDraft {
  name: string;
  goal: string;
  journey: string;
  lifeCycle?: string;
  segment: string | null;
  trigger?: { eventType: string; condition?: string };
  content?: Record<string, string>;
  controlShare: number;
  seed?: number;
  budget?: number;
  startAt?: string;
  endAt?: string;
  windowDays: number;
}
export interface Live {
  elements: { elementId: string; entered: number; waiting: number; left: number }[];
  flows: { flowId: string; count: number }[];
  steps: { elementId: string; done: number; total: number; startedAt: string }[];
  touch: { planned: number; sent: number; accepted: number; refusedByPeer: number; inDoubt: number };
  asOf: string;
}
export interface Funnel {
  audience: number;
  control: number;
  eligible: number;
  touched: number;
  refused: Record<string, number>;
  steps: {
    elementId: string;
    name: string;
    channel: ChannelCode;
    planned: number;
    accepted: number;
    refused: Record<string, number>;
  }[];
}
export interface Arm {
  n: number;
  converted: number;
  rate: number;
}
export interface Report {
  audience: number;
  control: Arm;
  treated: Arm;
  touched: number;
  responded: number;
  effect: { difference: number; low: number; high: number; method: string; level: number };
  incremental: { estimate?: number; low?: number; high?: number };
  windowEnds: string | null;
  final: boolean;
  refused: Record<string, number>;
  /** Conversions of the day in each arm, not cumulated. */
  daily: { day: string; treated: number; control: number }[];
}

export interface TaskSummary {
  id: string;
  kind: 'PLAN' | 'APPROVE';
  name: string;
  campaign: { code: string; name: string; owner: string };
  createdAt: string;
  assignee: string | null;
  mayComplete: boolean;
  reasonIfNot?: string | null;
}
export interface Task extends TaskSummary {
  manifest: Record<string, Json> | null;
  manifestHash: string | null;
  diff: { field: string; before: Json; after: Json }[];
  findings?: Finding[];
}
export interface DeadLetter {
  id: string;
  source: string;
  type: string;
  reason: string;
  at: string;
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
  displayName?: string;
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

interface Page<T> {
  items: T[];
  total: number;
}

/** Every call the browser makes: what goes into the path, the query and the body, and what comes back. */
export interface Calls {
  'GET /api/session': { answer: Session };
  'POST /api/session': { body: { name: string; password: string }; answer: Session };
  'DELETE /api/session': { answer: void };
  'GET /api/bootstrap': { answer: { needed: boolean } };
  'POST /api/bootstrap': { body: { token: string; name: string; password: string }; answer: void };
  'GET /api/clock': { answer: Clock };
  'POST /api/clock/advance': { body: { seconds: number }; answer: Clock };
  'GET /api/home': { answer: Home };

  'POST /api/imports': { body: ImportRequest; answer: { id: string } };
  'GET /api/imports': { answer: ImportRun[] };
  'GET /api/imports/{id}': { path: { id: string }; answer: ImportRun };
  'GET /api/imports/{id}/rejections': {
    path: { id: string };
    query: { page: number };
    answer: Page<Rejection>;
  };
  'GET /api/sources': { answer: Source[] };
  'POST /api/sources/{code}/tags': {
    path: { code: string };
    body: { columns?: string[] };
    answer: { tags: Tag[] };
  };
  'GET /api/tags': { query?: { search?: string }; answer: Page<Tag> & { asOf: string } };
  'GET /api/tags/{code}/values': { path: { code: string }; query?: { search?: string }; answer: TagValues };

  'POST /api/segments/count': { body: { among?: string; rule: Rule }; answer: SegmentCount };
  'GET /api/segments': { answer: Segment[] };
  'POST /api/segments': {
    body: { name: string; code?: string; among?: string; rule: Rule; description?: string };
    answer: Segment;
  };
  'GET /api/segments/{code}': { path: { code: string }; answer: Segment };
  'PUT /api/segments/{code}': {
    path: { code: string };
    body: { name: string; rule: Rule; version: number };
    answer: Segment;
  };
  'GET /api/segments/{code}/snapshots': { path: { code: string }; answer: Snapshot[] };
  'POST /api/segments/{code}/snapshots': { path: { code: string }; answer: Snapshot };
  'POST /api/customers/consents': {
    body: { source?: string; segment?: string; channel: ChannelCode; purpose: Purpose; evidence: string };
    answer: { customers: number };
  };

  'GET /api/processes': { answer: ProcessDefinition[] };
  'GET /api/processes/{key}/xml': { path: { key: string }; answer: string };
  'GET /api/decisions': { answer: Decision[] };
  'GET /api/decisions/{key}/xml': { path: { key: string }; answer: string };
  'GET /api/templates': { answer: Template[] };
  'POST /api/templates/preview': {
    body: { channel: ChannelCode; subject: string | null; body: string; fields: Record<string, string> };
    answer: TemplatePreview;
  };
  'GET /api/channels': { answer: Channel[] };
  'POST /api/dispatch/pause': { answer: void };
  'POST /api/dispatch/resume': { answer: void };

  'GET /api/campaigns': { query?: { state?: string; search?: string }; answer: Page<CampaignSummary> };
  'POST /api/campaigns': { body: CampaignDraft; answer: Campaign };
  'GET /api/campaigns/{code}': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/submit': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/withdraw': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/stop': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/pause': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/resume': { path: { code: string }; answer: Campaign };
  'GET /api/campaigns/{code}/live': { path: { code: string }; answer: Live };
  'GET /api/campaigns/{code}/journey.bpmn': { path: { code: string }; answer: string };
  'GET /api/campaigns/{code}/funnel': { path: { code: string }; answer: Funnel };
  'GET /api/campaigns/{code}/report': { path: { code: string }; answer: Report };

  'GET /api/tasks': { answer: TaskSummary[] };
  'GET /api/tasks/{id}': { path: { id: string }; answer: Task };
  'POST /api/tasks/{id}/claim': { path: { id: string }; answer: void };
  'POST /api/tasks/{id}/approve': {
    path: { id: string };
    body: { hash: string; comment?: string };
    answer: void;
  };
  'POST /api/tasks/{id}/refuse': { path: { id: string }; body: { comment: string }; answer: void };

  'GET /api/events/dead-letters': { answer: Page<DeadLetter> };
  'GET /api/audit': { query: { page: number }; answer: Page<AuditEntry> & { chainIntact: boolean } };
  'GET /api/users': { answer: User[] };
  'POST /api/users': {
    body: { name: string; password: string; roles: Role[]; branch: string };
    answer: User;
  };
  'PUT /api/users/{name}': {
    path: { name: string };
    body: { roles: Role[]; branch: string; locked: boolean };
    answer: User;
  };
  'GET /api/branches': { answer: Branch[] };
}
