import type { Schemas, With } from './schemas';

/*
 * The records of the REST contract by the names they have in the browser. They are generated from `docs/openapi.json`
 * (`npm run api`); written by hand is only what the server does not say, such as which words a text may be.
 * Times are ISO-8601, rates are fractions of one.
 */

export type Role =
  'MARKETER' | 'APPROVER' | 'ANALYST' | 'OPERATOR' | 'RELATIONSHIP_MANAGER' | 'ADMINISTRATOR';
export type ChannelCode = 'EMAIL' | 'SMS' | 'APP_PUSH' | 'WECHAT' | 'SOCIAL' | 'CALL' | 'RM_TASK';
export type Purpose = 'MARKETING' | 'SERVICE';
export type FieldType = 'BOOLEAN' | 'ENUM' | 'NUMBER' | 'DATE' | 'MULTI';
export type CampaignState = 'DRAFT' | 'IN_APPROVAL' | 'APPROVED' | 'LIVE' | 'FINISHED' | 'STOPPED';
export type CampaignAction = Schemas['CampaignView']['may'][number];
export type PhaseName = Phase['phase'];
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type Finding = Schemas['Finding'];
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  traceId?: string;
  findings?: Finding[];
}

export type Session = With<Schemas['SessionView'], { environment: 'demo' | 'test' | 'production' }>;
export type Clock = Schemas['ClockReading'];
export type Home = Schemas['Home'];

export type ImportPreview = Schemas['ImportPreview'];
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
export type ImportRun = Schemas['ImportStatus'];
export type Rejection = Schemas['Rejection'];
export type Source = Schemas['SourceView'];
export type Tag = Schemas['Tag'];
/** A tag whose values a model predicts; the others are facts. */
export type Prediction = Schemas['Prediction'];
/** A condition of a segment, or of one it is made of, that is a prediction. */
export type PredictedCondition = Schemas['PredictedCondition'];
export type TagValues = With<Schemas['ValueDistribution'], { nulls: number }>;

export type RuleOperator =
  'eq' | 'ne' | 'in' | 'notIn' | 'hasAll' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'isNull' | 'notNull';
export type RuleScalar = string | number | boolean;
export interface RuleLeaf {
  field: string;
  op: RuleOperator;
  value?: RuleScalar | RuleScalar[];
}
export type Rule = { all: Rule[] } | { any: Rule[] } | { not: Rule } | RuleLeaf;

export type SegmentCount = Schemas['SegmentCount'];
export type Segment = Schemas['SegmentView'];
export type ListedSegment = Schemas['SegmentListListedSegment'];
export type SegmentUse = Schemas['SegmentUse'];
/** Those of other branches are only counted. */
export type SegmentUses = Schemas['SegmentUses'];
/** What became of the lines of an imported list. */
export type SegmentListReport = Schemas['ListReport'];
export interface SegmentQuery {
  search?: string;
  kind?: string;
  owner?: string;
  /** Code of a class; `-` for the segments without one. */
  class?: string;
}
export type SegmentFacet = Schemas['SegmentListFacet'];
export type SegmentFacets = Schemas['SegmentListFacets'];
export type SegmentClass = Schemas['SegmentClass'];
export type Snapshot = Schemas['Snapshot'];

export type ProcessDefinition = Schemas['ProcessesProcessItem'];
export type Decision = Schemas['DecisionVersion'];
export type Template = With<Schemas['TemplateVersion'], { channel: ChannelCode; purpose: Purpose }>;
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
export type TemplatePreview = Schemas['TemplatesPreview'];
export type Channel = With<Schemas['ChannelView'], { channel: ChannelCode }>;

export type CampaignSummary = Schemas['CampaignSummary'];
export type Phase = Schemas['CampaignViewPhase'];
export type CampaignComment = Schemas['RemarksRemark'];
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
export type Campaign = With<
  Schemas['CampaignView'],
  { manifest: Record<string, Json> | null; trigger: TriggerPlan | null }
>;
/** A managed element of a campaign; `version` is pinned once it was submitted. */
export type CampaignPart = Schemas['CampaignViewCampaignPart'];
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
export type Live = Schemas['LiveNumbersLive'];
export type Funnel = With<
  Schemas['ReportsFunnelView'],
  {
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
>;
export type Arm = Schemas['ReportGroup'];
export type Report = Schemas['Report'];

export type TaskSummary = Schemas['TasksTaskItem'];
export type TaskKind = TaskSummary['kind'];
export type Task = With<Schemas['TasksTaskView'], { detail: Campaign }>;
/** Published since the submission; does not change the campaign, unless it holds for the whole bank. */
export type NewerVersion = Schemas['NewerVersionsNewerVersion'];
/** What a submitted campaign can be held against. */
export type Baseline = 'SIGNED' | 'SUBMITTED' | 'PARENT';
export type ApprovalChanges = Schemas['BaselinesApprovalChanges'];
export type WordingChange = Schemas['BaselinesWordingChange'];
export type Wording = Schemas['BaselinesWording'];
export type AuditEntry = With<Schemas['AuditEntry'], { details: Record<string, Json> }>;
export type User = Schemas['UserView'];
export type Branch = Schemas['Branch'];
