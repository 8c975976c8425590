import type {
  AuditEntry,
  Baseline,
  Branch,
  Campaign,
  CampaignDraft,
  CampaignSummary,
  Channel,
  ChannelCode,
  Clock,
  Decision,
  Funnel,
  Home,
  ImportRequest,
  ImportRun,
  ListedSegment,
  Live,
  PredictedCondition,
  Prediction,
  ProcessDefinition,
  Purpose,
  Rejection,
  Report,
  Role,
  Segment,
  SegmentClass,
  SegmentCount,
  SegmentFacets,
  SegmentListReport,
  SegmentQuery,
  SegmentUses,
  Session,
  Snapshot,
  Source,
  Tag,
  TagValues,
  Task,
  TaskSummary,
  Template,
  TemplatePreview,
  TemplateTexts,
  User,
} from './types';

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

  'POST /api/imports': { body: ImportRequest; answer: { id: number } };
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
  'GET /api/tags': {
    query?: { search?: string };
    answer: Page<Tag> & { asOf: string; predictions: Prediction[] };
  };
  'GET /api/segments/{code}/predictions': { path: { code: string }; answer: PredictedCondition[] };
  'GET /api/tags/{code}/values': { path: { code: string }; query?: { search?: string }; answer: TagValues };

  'POST /api/segments/count': {
    body: { among?: string; kind?: string; definition: unknown };
    answer: SegmentCount;
  };
  'GET /api/segments': {
    query: SegmentQuery & { after?: string; limit?: number };
    answer: { items: ListedSegment[]; next: string | null };
  };
  'GET /api/segments/facets': { query: SegmentQuery; answer: SegmentFacets };
  'GET /api/segment-classes': { answer: SegmentClass[] };
  'POST /api/segment-classes': { body: Omit<SegmentClass, 'segments'>; answer: SegmentClass };
  'POST /api/segment-classes/filing': {
    body: { segments: string[]; segmentClass?: string };
    answer: Record<string, string>;
  };
  'POST /api/segments': {
    body: {
      name: string;
      code?: string;
      among?: string;
      kind?: string;
      definition: unknown;
      description?: string;
    };
    answer: Segment;
  };
  'GET /api/segments/{code}': { path: { code: string }; answer: Segment };
  'PUT /api/segments/{code}': {
    path: { code: string };
    body: { name: string; definition?: unknown; version: number };
    answer: Segment;
  };
  'GET /api/segments/{code}/users': { path: { code: string }; answer: SegmentUses };
  'DELETE /api/segments/{code}': { path: { code: string }; answer: undefined };
  'POST /api/segments/{code}/restoration': { path: { code: string }; answer: Segment };
  'PUT /api/segments/{code}/refresh': {
    path: { code: string };
    body: { at: string | null };
    answer: Segment;
  };
  'GET /api/segment-lists/{id}': { path: { id: number }; answer: SegmentListReport };
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
    body: Omit<TemplateTexts, 'key'> & { fields: Record<string, string> };
    answer: TemplatePreview;
  };
  'POST /api/templates': { body: TemplateTexts; answer: Template };
  'GET /api/channels': { answer: Channel[] };

  'GET /api/campaigns': {
    query?: {
      /** One or several, with commas between. */
      state?: string;
      search?: string;
      owner?: string;
      order?: string;
      down?: 'true' | 'false';
      page?: number;
    };
    answer: Page<CampaignSummary>;
  };
  'POST /api/campaigns': { body: CampaignDraft; answer: Campaign };
  'GET /api/campaigns/{code}': { path: { code: string }; answer: Campaign };
  'PUT /api/campaigns/{code}': {
    path: { code: string };
    query: { version: number };
    body: CampaignDraft;
    answer: Campaign;
  };
  'POST /api/campaigns/{code}/submit': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/withdraw': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/stop': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/pause': { path: { code: string }; answer: Campaign };
  'POST /api/campaigns/{code}/resume': { path: { code: string }; answer: Campaign };
  'GET /api/campaigns/{code}/live': { path: { code: string }; answer: Live };
  'GET /api/campaigns/{code}/journey.bpmn': { path: { code: string }; answer: string };
  'GET /api/campaigns/{code}/funnel': { path: { code: string }; answer: Funnel };
  'GET /api/campaigns/{code}/report': { path: { code: string }; answer: Report };

  'GET /api/tasks': { answer: { items: TaskSummary[] } };
  'GET /api/tasks/{id}': { path: { id: string }; query: { against: Baseline | '' }; answer: Task };
  'POST /api/tasks/{id}/claim': { path: { id: string }; answer: TaskSummary };
  'POST /api/tasks/{id}/approve': {
    path: { id: string };
    body: { hash: string; comment?: string };
    answer: void;
  };
  'POST /api/tasks/{id}/refuse': { path: { id: string }; body: { comment: string }; answer: void };

  'GET /api/audit': {
    query: { page: number; search?: string };
    answer: Page<AuditEntry> & { chainIntact: boolean; firstBroken: number | null; anchor: string };
  };
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
