import { createHash } from 'node:crypto';
import type {
  AuditEntry,
  Branch,
  Campaign,
  Channel,
  Decision,
  ImportRun,
  Phase,
  PhaseName,
  ProcessDefinition,
  Role,
  Segment,
  Session,
  Snapshot,
  Source,
  Tag,
  Task,
  Template,
} from '../src/shared/api/types';

export const sha = (text: string) => createHash('sha256').update(text).digest('hex');
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const person = (name: string, displayName: string, role: Role, branchName = '总行'): Session => ({
  name,
  displayName,
  roles: [role],
  branch: branchName === '总行' ? '0000' : '0101',
  branchName,
  environment: 'demo',
  testClock: true,
  now: new Date().toISOString(),
});
/** Invented people; every password is `mock`. */
export const people: Session[] = [
  person('lin.marketer', '林悦', 'MARKETER'),
  person('zhao.approver', '赵启明', 'APPROVER'),
  person('chen.analyst', '陈思', 'ANALYST'),
  person('wu.operator', '吴航', 'OPERATOR'),
  person('sun.manager', '孙宁', 'RELATIONSHIP_MANAGER', '浦东支行'),
  person('admin', '系统管理员', 'ADMINISTRATOR'),
];

const tag = (
  code: string,
  nameZh: string,
  nameEn: string,
  type: Tag['type'],
  known: number,
  source = 'bank',
): Tag => ({
  code,
  nameZh,
  nameEn,
  type,
  scale: 0,
  source,
  known,
  computedAt: ago(5),
});
export const tags: Tag[] = [
  tag('age', '年龄', 'Age', 'NUMBER', 99_412),
  tag('gender', '性别', 'Gender', 'ENUM', 99_870),
  tag('city', '城市', 'City', 'ENUM', 98_110),
  tag('job', '职业', 'Job', 'ENUM', 91_204),
  tag('salary_account', '工资代发', 'Salary account', 'BOOLEAN', 100_000),
  tag('vip', '贵宾客户', 'VIP', 'BOOLEAN', 100_000),
  tag('aum', '管理资产', 'Assets under management', 'NUMBER', 100_000),
  tag('deposit_matures', '定期到期日', 'Deposit matures', 'DATE', 23_840),
  tag('last_login', '最近登录 App', 'Last app login', 'DATE', 81_233),
  tag('bank_full.marital', '婚姻状况', 'Marital status', 'ENUM', 45_211, 'bank_full'),
  tag('bank_full.balance', '账户余额', 'Balance', 'NUMBER', 45_211, 'bank_full'),
  tag('bank_full.housing', '住房贷款', 'Housing loan', 'BOOLEAN', 45_211, 'bank_full'),
];

export const sources: Source[] = [
  {
    code: 'bank',
    name: '演示银行客户主档',
    rows: 100_000,
    key: 'customer_no',
    importedAt: ago(30),
    columns: tags.slice(0, 9).map((t) => ({
      name: t.code,
      type: t.type,
      scale: 0,
      nulls: 100_000 - t.known,
      distinct: t.type === 'BOOLEAN' ? 2 : 64,
    })),
  },
  {
    code: 'bank_full',
    name: 'bank-full',
    rows: 45_211,
    key: null,
    importedAt: ago(3),
    columns: [
      { name: 'age', type: 'NUMBER', scale: 0, nulls: 0, distinct: 77 },
      { name: 'marital', type: 'ENUM', scale: 0, nulls: 0, distinct: 3 },
      { name: 'balance', type: 'NUMBER', scale: 0, nulls: 0, distinct: 7168 },
      { name: 'housing', type: 'BOOLEAN', scale: 0, nulls: 0, distinct: 2 },
    ],
  },
];

const segment = (
  code: string,
  name: string,
  rule: Segment['rule'],
  count: number,
  among: string | null = null,
): Segment => ({
  code,
  name,
  among,
  rule,
  version: 3,
  count,
  updatedAt: ago(26),
  createdBy: 'lin.marketer',
});
export const segments: Segment[] = [
  segment(
    'maturing_may',
    '五月定期到期',
    {
      all: [
        { field: 'deposit_matures', op: 'between', value: ['2026-05-01', '2026-05-31'] },
        { field: 'vip', op: 'eq', value: false },
      ],
    },
    12_480,
  ),
  segment(
    'young_salary',
    '年轻代发客户',
    {
      all: [
        { field: 'age', op: 'between', value: [22, 35] },
        { field: 'salary_account', op: 'eq', value: true },
        {
          any: [
            { field: 'city', op: 'in', value: ['上海', '杭州'] },
            { field: 'aum', op: 'ge', value: 50_000 },
          ],
        },
      ],
    },
    8_214,
  ),
  segment(
    'sleepers',
    '沉睡客户',
    { not: { any: [{ field: 'last_login', op: 'ge', value: '2026-06-01' }] } },
    34_902,
  ),
];
export const snapshots: Record<string, Snapshot[]> = {
  maturing_may: [{ id: 31, version: 3, count: 12_480, hash: sha('31'), at: ago(20) }],
};

const PHASES: PhaseName[] = ['PLAN', 'APPROVE', 'LAUNCH', 'TOUCH', 'RESPOND', 'EVALUATE'];
export const phasesAt = (current: number): Phase[] =>
  PHASES.map((phase, index) => ({
    phase,
    state: index < current ? 'DONE' : index === current ? 'CURRENT' : 'AHEAD',
    at: index < current ? ago(60 - 8 * index) : null,
  }));

export const manifestOf = (
  c: Pick<Campaign, 'name' | 'journey' | 'segment' | 'controlShare' | 'windowDays'>,
): NonNullable<Campaign['manifest']> => ({
  name: c.name,
  journey: { key: c.journey, version: 2, sha256: sha(c.journey) },
  segment: { code: c.segment, version: 3, count: 12_480, sha256: sha('31') },
  controlShare: c.controlShare,
  seed: 20261122,
  windowDays: c.windowDays,
  templates: { Task_Email: `deposit-offer/3`, Task_Sms: 'deposit-reminder/1' },
  decisions: { targeting: 'v4', 'frequency-caps': 'v2', 'channel-priority': 'v1' },
  caps: { EMAIL: '每周 2 次', SMS: '每周 1 次' },
  schedule: { start: '2026-11-23', end: '2026-12-31' },
});

function campaign(
  part: Partial<Campaign> & Pick<Campaign, 'code' | 'name' | 'state'>,
  phase: number,
): Campaign {
  const base = {
    type: 'DEPOSIT',
    journey: 'two-wave-followup',
    owner: 'lin.marketer',
    segment: 'maturing_may',
    audience: 0,
    control: 0,
    touched: 0,
    responded: 0,
    createdAt: ago(96),
    launchedAt: null,
    finishedAt: null,
    updatedAt: ago(2),
    goal: '到期资金留存率提升 2 个百分点',
    controlShare: 0.1,
    seed: 20261122,
    windowDays: 14,
    budget: 20_000,
    segmentCount: 12_480,
    manifest: null,
    manifestHash: null,
    approvedHash: null,
    content: { Task_Email: 'deposit-offer', Task_Sms: 'deposit-reminder' },
    findings: [],
    phases: phasesAt(phase),
    comments: [],
    ...part,
  };
  if (phase > 0) {
    base.manifest = manifestOf(base);
    base.manifestHash = sha(JSON.stringify(base.manifest));
    if (phase > 1) base.approvedHash = base.manifestHash;
  }
  return base;
}

const comments: Campaign['comments'] = [
  { by: 'lin.marketer', at: ago(60), text: '', verdict: 'SUBMITTED' },
  { by: 'zhao.approver', at: ago(55), text: '短信话术请写明产品风险等级。', verdict: 'REFUSED' },
  { by: 'lin.marketer', at: ago(50), text: '已补充风险等级。', verdict: 'SUBMITTED' },
  { by: 'zhao.approver', at: ago(47), text: '', verdict: 'APPROVED' },
];
export const campaigns: Campaign[] = [
  campaign(
    {
      code: 'C-0007',
      name: '五月定期到期承接',
      state: 'LIVE',
      audience: 12_480,
      control: 1_248,
      touched: 9_626,
      responded: 812,
      launchedAt: ago(40),
      comments,
    },
    3,
  ),
  campaign(
    {
      code: 'C-0006',
      name: '年轻代发客户理财首购',
      state: 'IN_APPROVAL',
      segment: 'young_salary',
      segmentCount: 8_214,
      updatedAt: ago(1),
    },
    1,
  ),
  campaign(
    {
      code: 'C-0005',
      name: '工资到账提醒',
      state: 'LIVE',
      journey: 'salary-arrived',
      segment: null,
      audience: 3_402,
      control: 340,
      touched: 2624,
      responded: 402,
      launchedAt: ago(300),
      content: { Task_Push: 'salary-push' },
    },
    4,
  ),
  campaign(
    {
      code: 'C-0004',
      name: '沉睡客户唤醒',
      state: 'DRAFT',
      segment: 'sleepers',
      segmentCount: 34_902,
      findings: [{ place: 'Task_Sms', code: 'TOUCH_TEMPLATE_MISSING', message: '“发送短信”还没有选择话术' }],
    },
    0,
  ),
  campaign(
    {
      code: 'C-0003',
      name: '双十一消费分期',
      state: 'FINISHED',
      audience: 45_211,
      control: 4_540,
      touched: 34855,
      responded: 4_011,
      launchedAt: ago(900),
      finishedAt: ago(400),
      comments,
    },
    6,
  ),
  campaign(
    {
      code: 'C-0002',
      name: '贵宾客户年度礼遇',
      state: 'STOPPED',
      audience: 1_980,
      control: 198,
      touched: 1527,
      responded: 40,
      launchedAt: ago(1000),
      finishedAt: ago(980),
    },
    4,
  ),
  campaign(
    {
      code: 'C-0001',
      name: '手机银行签约',
      state: 'FINISHED',
      audience: 260_000,
      control: 26_000,
      touched: 200538,
      responded: 9_120,
      launchedAt: ago(2000),
      finishedAt: ago(1500),
    },
    6,
  ),
];
for (const c of campaigns)
  if (['FINISHED', 'STOPPED'].includes(c.state))
    c.phases = c.phases.map((p) => ({
      ...p,
      state: p.state === 'AHEAD' ? 'AHEAD' : 'DONE',
      at: p.at ?? c.finishedAt,
    }));

export const tasks: Task[] = [taskFor('t-11', campaigns[1])];
export function taskFor(id: string, c: Campaign | undefined): Task {
  if (!c) throw new Error('no campaign');
  return {
    id,
    kind: 'APPROVE',
    name: '审批',
    campaign: { code: c.code, name: c.name, owner: c.owner },
    createdAt: new Date().toISOString(),
    assignee: null,
    mayComplete: true,
    reasonIfNot: null,
    manifest: c.manifest,
    manifestHash: c.manifestHash,
    diff: [
      { field: 'controlShare', before: 0.05, after: c.controlShare },
      {
        field: 'segment',
        before: { code: 'young_salary', version: 2, count: 7_950 },
        after: { code: 'young_salary', version: 3, count: 8_214 },
      },
      {
        field: 'templates',
        before: { Task_Sms: 'deposit-reminder/0' },
        after: { Task_Sms: 'deposit-reminder/1' },
      },
    ],
    findings: [],
  };
}

export const processes: ProcessDefinition[] = [
  {
    key: 'two-wave-followup',
    kind: 'JOURNEY',
    name: '两波跟进：邮件后三天未响应发短信',
    version: 2,
    hash: sha('twf'),
    origin: 'STARTER',
  },
  {
    key: 'salary-arrived',
    kind: 'JOURNEY',
    name: '工资到账推送',
    version: 1,
    hash: sha('sa'),
    origin: 'STARTER',
  },
  {
    key: 'campaign',
    kind: 'LIFE_CYCLE',
    name: '活动生命周期',
    version: 1,
    hash: sha('lc'),
    origin: 'STARTER',
  },
];
export const decisions: Decision[] = [
  { key: 'approval-routing', name: '审批路由', version: 1, hash: sha('ar') },
  { key: 'targeting', name: '目标客户', version: 4, hash: sha('ta') },
  { key: 'channel-priority', name: '渠道优先级', version: 1, hash: sha('cp') },
  { key: 'frequency-caps', name: '触达频控', version: 2, hash: sha('fc') },
];
export const templates: Template[] = [
  {
    key: 'deposit-offer',
    channel: 'EMAIL',
    language: 'zh-CN',
    version: 3,
    subject: '您的定期存款即将到期',
    body: '<p>尊敬的${name}：</p><p>您的定期存款将于<b>${matures}</b>到期，专属利率 ${rate}%。</p><p>登录手机银行，一分钟完成转存。</p>',
    hash: sha('t1'),
  },
  {
    key: 'deposit-reminder',
    channel: 'SMS',
    language: 'zh-CN',
    version: 1,
    subject: null,
    body: '【演示银行】${name}，您的定期存款将于${matures}到期，登录手机银行办理转存，专享利率${rate}%。拒收请回复R',
    hash: sha('t2'),
  },
  {
    key: 'salary-push',
    channel: 'APP_PUSH',
    language: 'zh-CN',
    version: 2,
    subject: '工资到账',
    body: '${name}，工资已到账，去看看稳健理财。',
    hash: sha('t3'),
  },
  {
    key: 'deposit-offer',
    channel: 'EMAIL',
    language: 'en',
    version: 1,
    subject: 'Your deposit matures soon',
    body: '<p>Dear ${name},</p><p>your deposit matures on <b>${matures}</b>; your rate is ${rate} %.</p>',
    hash: sha('t4'),
  },
];
const channel = (code: Channel['channel'], nameZh: string, nameEn: string, sent: number): Channel => ({
  channel: code,
  adapter: 'recording-simulator',
  simulated: true,
  idempotent: true,
  nameZh,
  nameEn,
  sent,
  inDoubt: code === 'SMS' ? 3 : 0,
  refused: Math.round(sent / 900),
});
export const channels: Channel[] = [
  channel('EMAIL', '邮件', 'E-mail', 251_332),
  channel('SMS', '短信', 'SMS', 8_811),
  channel('APP_PUSH', 'App 推送', 'App push', 2_870),
  channel('WECHAT', '企业微信', 'WeChat', 0),
];
export const branches: Branch[] = [
  { code: '0000', name: '总行', parent: null, path: '/0000/' },
  { code: '0100', name: '上海分行', parent: '0000', path: '/0000/0100/' },
  { code: '0101', name: '浦东支行', parent: '0100', path: '/0000/0100/0101/' },
];
export const imports: ImportRun[] = [
  {
    id: 'i-2',
    state: 'DONE',
    code: 'bank_full',
    name: 'bank-full',
    rows: 45_211,
    accepted: 45_208,
    rejected: 3,
    created: 45_208,
    changed: 0,
    unchanged: 0,
    removed: 0,
    progress: 1,
    startedAt: ago(3),
  },
  {
    id: 'i-1',
    state: 'DONE',
    code: 'bank',
    name: '演示银行客户主档',
    rows: 100_000,
    accepted: 100_000,
    rejected: 0,
    created: 100_000,
    changed: 0,
    unchanged: 0,
    removed: 0,
    progress: 1,
    startedAt: ago(30),
  },
];
export const audit: AuditEntry[] = Array.from({ length: 126 }, (_, index) => ({
  seq: 126 - index,
  at: ago(index * 1.7),
  actor: people[index % people.length]?.name ?? 'system',
  action:
    ['CAMPAIGN_SUBMITTED', 'CAMPAIGN_APPROVED', 'SEGMENT_CHANGED', 'SOURCE_IMPORTED', 'USER_LOCKED'][
      index % 5
    ] ?? '',
  subject: ['C-0007', 'C-0007', 'maturing_may', 'bank_full', 'guest'][index % 5] ?? '',
  details: { version: (index % 4) + 1, count: 12_480 - index },
}));
