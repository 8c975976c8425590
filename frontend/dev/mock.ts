import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';
import type { Campaign, Problem, Rule, Session } from '../src/shared/api/types';
import * as data from './data';
import { dmn, salaryArrived, twoWaves } from './diagrams';
import { liveOf, funnelOf, reportOf } from './live';

interface Request {
  person: Session | undefined;
  path: string[];
  query: URLSearchParams;
  body: unknown;
}
interface Answer {
  status?: number;
  body?: unknown;
  text?: string;
  type?: string;
  cookie?: string;
}
type Handler = (request: Request) => Answer;

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const refuse = (status: number, code: string, title: string, detail?: string): Answer => {
  const problem: Problem = {
    type: 'about:blank',
    title,
    status,
    code,
    traceId: data.sha(code + Date.now()).slice(0, 16),
    ...(detail ? { detail } : {}),
  };
  return { status, body: problem, type: 'application/problem+json' };
};
let offsetSeconds = 0;
let nextNumber = 20;
const clock = () => ({
  now: new Date(Date.now() + offsetSeconds * 1000).toISOString(),
  offsetSeconds,
  adjustable: true,
});
const missing = () => refuse(404, 'NOT_FOUND', 'Not found');

const xmlOf = (journey: string) => (journey === 'salary-arrived' ? salaryArrived : twoWaves);
const tables: Record<string, string> = {
  'approval-routing': dmn(
    'approval-routing',
    '审批路由',
    ['客群人数', 'audience'],
    ['审批组', 'group'],
    [
      ['< 10000', '"branch-approver"'],
      ['< 100000', '"head-office"'],
      ['-', '"committee"'],
    ],
  ),
  targeting: dmn(
    'targeting',
    '目标客户',
    ['年龄', 'age'],
    ['目标', 'target'],
    [
      ['< 18', '"no"'],
      ['[18..65]', '"yes"'],
      ['-', '"no"'],
    ],
  ),
  'channel-priority': dmn(
    'channel-priority',
    '渠道优先级',
    ['近 30 日登录', 'logins'],
    ['渠道', 'channel'],
    [
      ['>= 4', '"APP_PUSH"'],
      ['>= 1', '"EMAIL"'],
      ['-', '"SMS"'],
    ],
  ),
  'frequency-caps': dmn(
    'frequency-caps',
    '触达频控',
    ['近 7 日触达', 'touches'],
    ['允许', 'allowed'],
    [
      ['< 2', '"yes"'],
      ['-', '"no"'],
    ],
  ),
};

/** A number that depends on the rule's text only: the same rule counts the same. */
const guess = (rule: Rule | Rule[], of: number) =>
  (Number.parseInt(data.sha(JSON.stringify(rule)).slice(0, 6), 16) % Math.max(1, Math.round(of * 0.6))) + 1;
function clauses(rule: Rule, path: string, of: number, into: { path: string; count: number }[]) {
  if ('all' in rule)
    rule.all.forEach((child, i) => {
      clauses(child, `${path}/all/${i}`, of, into);
    });
  else if ('any' in rule)
    rule.any.forEach((child, i) => {
      clauses(child, `${path}/any/${i}`, of, into);
    });
  else if ('not' in rule) clauses(rule.not, `${path}/not`, of, into);
  into.push({ path, count: guess(rule, of) });
  return into;
}
const brief = (c: Campaign): Campaign => ({ ...c, ...liveOf(c).summary });
const find = (code: string | undefined) => data.campaigns.find((c) => c.code === code);

function act(campaign: Campaign, action: string): Answer {
  if (action === 'submit') {
    if (campaign.findings.length)
      return {
        status: 422,
        type: 'application/problem+json',
        body: {
          title: 'The campaign is not complete',
          status: 422,
          code: 'CAMPAIGN_INCOMPLETE',
          traceId: 'a1b2c3',
          findings: campaign.findings,
        },
      };
    campaign.manifest = data.manifestOf(campaign);
    campaign.manifestHash = data.sha(JSON.stringify(campaign.manifest));
    campaign.state = 'IN_APPROVAL';
    campaign.phases = data.phasesAt(1);
    campaign.comments.push({ by: campaign.owner, at: clock().now, text: '', verdict: 'SUBMITTED' });
    data.tasks.push({ ...data.taskFor(`t-${nextNumber++}`, campaign), diff: [] });
  }
  if (action === 'withdraw') Object.assign(campaign, { state: 'DRAFT', phases: data.phasesAt(0) });
  if (action === 'pause') campaign.state = 'PAUSED';
  if (action === 'resume') campaign.state = 'LIVE';
  if (action === 'stop') Object.assign(campaign, { state: 'STOPPED', finishedAt: clock().now });
  campaign.updatedAt = clock().now;
  return ok(brief(campaign));
}

function decide(request: Request, id: string | undefined, verdict: string): Answer {
  const task = data.tasks.find((candidate) => candidate.id === id);
  const campaign = find(task?.campaign.code);
  if (!task || !campaign) return missing();
  if (verdict === 'claim') {
    task.assignee = request.person?.name ?? null;
    return { status: 204 };
  }
  const { comment, hash } = request.body as { comment?: string; hash?: string };
  if (verdict === 'approve' && hash !== task.manifestHash)
    return refuse(409, 'CAMPAIGN_MANIFEST_DIFFERS', 'The manifest differs');
  data.tasks.splice(data.tasks.indexOf(task), 1);
  campaign.comments.push({
    by: request.person?.name ?? '',
    at: clock().now,
    text: comment ?? '',
    verdict: verdict === 'approve' ? 'APPROVED' : 'REFUSED',
  });
  if (verdict === 'approve') {
    Object.assign(campaign, {
      state: 'LIVE',
      approvedHash: campaign.manifestHash,
      launchedAt: new Date().toISOString(),
      audience: campaign.segmentCount ?? 0,
      phases: data.phasesAt(3),
    });
    campaign.control = Math.round(campaign.audience * campaign.controlShare);
  } else Object.assign(campaign, { state: 'DRAFT', phases: data.phasesAt(0) });
  return { status: 204 };
}

const routes: Record<string, Handler> = {
  'GET bootstrap': () => ok({ needed: false }),
  'GET session': ({ person }) =>
    person ? ok({ ...person, now: clock().now }) : refuse(401, 'UNAUTHENTICATED', 'Nobody is logged in'),
  'POST session': ({ body }) => {
    const { name, password } = body as { name: string; password: string };
    const found = data.people.find((candidate) => candidate.name === name);
    if (name === 'locked') return refuse(423, 'ACCESS_LOCKED', 'Locked');
    if (!found || password !== 'mock') return refuse(401, 'ACCESS_BAD_CREDENTIALS', 'Wrong name or password');
    return { ...ok(found), cookie: `MOCK=${name}; Path=/` };
  },
  'DELETE session': () => ({ status: 204, cookie: 'MOCK=; Path=/; Max-Age=0' }),
  'GET clock': () => ok(clock()),
  'POST clock/advance': ({ body }) => {
    offsetSeconds += (body as { seconds: number }).seconds;
    return ok(clock());
  },
  'GET home': ({ person }) =>
    ok({
      liveCampaigns: data.campaigns.filter((c) => c.state === 'LIVE').length,
      waitingForMe: person?.roles.includes('APPROVER') ? data.tasks.length : 0,
      touchedToday: 9_640,
      inDoubt: 3,
    }),
  'GET campaigns': ({ query }) => {
    const state = query.get('state');
    const search = query.get('search')?.toLowerCase() ?? '';
    const items = data.campaigns
      .filter((c) => (!state || c.state === state) && `${c.name} ${c.code}`.toLowerCase().includes(search))
      .map(brief);
    return ok({ items, total: items.length });
  },
  'POST campaigns': ({ body, person }) => {
    const draft = body as Partial<Campaign>;
    const segment = data.segments.find((s) => s.code === draft.segment);
    const created = {
      ...data.campaigns[3],
      findings: [],
      content: null,
      ...draft,
      code: `C-00${nextNumber++}`,
      owner: person?.name ?? '',
      segmentCount: segment?.count ?? 0,
      createdAt: clock().now,
      updatedAt: clock().now,
      comments: [],
    } as Campaign;
    data.campaigns.unshift(created);
    return ok(created, 201);
  },
  'GET campaigns/*': ({ path }) => {
    const c = find(path[1]);
    return c ? ok(brief(c)) : missing();
  },
  'POST campaigns/*/*': ({ path }) => {
    const c = find(path[1]);
    return c ? act(c, path[2] ?? '') : missing();
  },
  'GET campaigns/*/*': ({ path }) => {
    const c = find(path[1]);
    if (!c) return missing();
    if (path[2] === 'journey.bpmn') return { text: xmlOf(c.journey), type: 'application/xml' };
    if (path[2] === 'live') return ok(liveOf(c).live);
    if (path[2] === 'funnel') return ok(funnelOf(c));
    return path[2] === 'report' ? ok(reportOf(c)) : missing();
  },
  'GET tasks': ({ person }) =>
    ok(data.tasks.map((task) => ({ ...task, ...mayOf(person, task.campaign.owner) }))),
  'GET tasks/*': ({ path, person }) => {
    const task = data.tasks.find((candidate) => candidate.id === path[1]);
    return task ? ok({ ...task, ...mayOf(person, task.campaign.owner) }) : missing();
  },
  'POST tasks/*/*': (request) => decide(request, request.path[1], request.path[2] ?? ''),
  'GET tags': ({ query }) => {
    const search = query.get('search')?.toLowerCase() ?? '';
    const items = data.tags.filter((t) => `${t.code} ${t.nameZh} ${t.nameEn}`.toLowerCase().includes(search));
    return ok({ items, total: items.length, asOf: clock().now });
  },
  'GET tags/*/values': ({ path }) => {
    const tag = data.tags.find((t) => t.code === path[1]);
    if (!tag) return missing();
    const nulls = 100_000 - tag.known;
    if (tag.type === 'NUMBER') return ok({ min: 18, max: 95, nulls });
    if (tag.type === 'DATE') return ok({ min: '2024-01-03', max: '2026-11-21', nulls });
    const values =
      tag.type === 'BOOLEAN'
        ? ['true', 'false']
        : tag.code === 'city'
          ? ['上海', '杭州', '北京', '深圳', '成都', '南京']
          : tag.code === 'gender'
            ? ['女', '男']
            : ['职员', '管理', '退休', '学生', '个体'];
    let rest = tag.known;
    return ok({
      items: values.map((value, i) => {
        const count = i === values.length - 1 ? rest : Math.round(rest * 0.42);
        rest -= count;
        return { value, count };
      }),
      nulls,
    });
  },
  'GET sources': () => ok(data.sources),
  'POST sources/*/tags': ({ path }) => ok({ tags: data.tags.filter((t) => t.source === path[1]) }),
  'GET segments': () => ok(data.segments),
  'POST segments/count': ({ body }) => {
    const { rule, among } = body as { rule: Rule; among?: string };
    const of = data.sources.find((s) => s.code === among)?.rows ?? 100_000;
    return ok({
      count: guess(rule, of),
      of,
      clauses: clauses(rule, '', of, []),
      asOf: clock().now,
      millis: 4,
    });
  },
  'POST segments': ({ body }) => {
    const draft = body as (typeof data.segments)[number];
    const created = {
      ...draft,
      code: `segment_${nextNumber++}`,
      version: 1,
      count: guess(draft.rule, 100_000),
      updatedAt: clock().now,
    };
    data.segments.unshift(created);
    return ok(created, 201);
  },
  'GET segments/*': ({ path }) => {
    const s = data.segments.find((x) => x.code === path[1]);
    return s ? ok(s) : missing();
  },
  'PUT segments/*': ({ path, body }) => {
    const s = data.segments.find((x) => x.code === path[1]);
    if (!s) return missing();
    Object.assign(s, body, { version: s.version + 1, updatedAt: clock().now });
    return ok(s);
  },
  'GET segments/*/snapshots': ({ path }) => ok(data.snapshots[path[1] ?? ''] ?? []),
  'POST segments/*/snapshots': ({ path }) => {
    const code = path[1] ?? '';
    const s = data.segments.find((x) => x.code === code);
    const taken = { id: nextNumber++, count: s?.count ?? 0, hash: data.sha(code), at: clock().now };
    data.snapshots[code] = [taken, ...(data.snapshots[code] ?? [])];
    return ok(taken, 201);
  },
  'POST customers/consents': () => ok({ customers: 45_208 }),
  'GET processes': () => ok(data.processes),
  'GET processes/*/xml': ({ path }) => ({ text: xmlOf(path[1] ?? ''), type: 'application/xml' }),
  'GET decisions': () => ok(data.decisions),
  'GET decisions/*/xml': ({ path }) => ({ text: tables[path[1] ?? ''] ?? '', type: 'application/xml' }),
  'GET templates': () => ok(data.templates),
  'POST templates/preview': ({ body }) => {
    const {
      subject,
      body: text,
      fields,
      channel,
    } = body as { subject: string | null; body: string; fields: Record<string, string>; channel: string };
    const samples: Record<string, string> = { name: '王芳', matures: '2026-05-18', rate: '2.15' };
    const fill = (raw: string) =>
      raw.replace(/\$\{(\w+)\}/g, (_, name: string) => fields[name] ?? samples[name] ?? `(${name})`);
    const filled = fill(text);
    return ok({
      subject: subject && fill(subject),
      text: filled,
      findings: [],
      ...(channel === 'SMS' ? { smsSegments: Math.ceil(filled.length / 67) } : {}),
    });
  },
  'GET channels': () => ok(data.channels),
  'POST dispatch/*': () => ({ status: 204 }),
  'GET events/dead-letters': () =>
    ok({
      items: [
        {
          id: 'e-991',
          source: 'core',
          type: 'salary',
          reason: 'customer 88012: no such customer',
          at: clock().now,
        },
      ],
      total: 1,
    }),
  'GET audit': ({ query, person }) => {
    if (!person?.roles.includes('ADMINISTRATOR')) return refuse(403, 'FORBIDDEN', 'Forbidden');
    const page = Number(query.get('page') ?? 0);
    return ok({
      items: data.audit.slice(page * 50, page * 50 + 50),
      total: data.audit.length,
      chainIntact: true,
    });
  },
  'GET users': ({ person }) =>
    person?.roles.includes('ADMINISTRATOR')
      ? ok(
          data.people.map((p) => ({
            name: p.name,
            displayName: p.displayName,
            roles: p.roles,
            branch: p.branch,
            locked: false,
          })),
        )
      : refuse(403, 'FORBIDDEN', 'Forbidden'),
  'PUT users/*': ({ body }) => ok(body),
  'POST users': ({ body }) => ok(body, 201),
  'GET branches': () => ok(data.branches),
  'GET imports': () => ok(data.imports.map(progressOf)),
  'GET imports/*': ({ path }) => {
    const i = data.imports.find((x) => x.id === path[1]);
    return i ? ok(progressOf(i)) : missing();
  },
  'GET imports/*/rejections': () =>
    ok({
      items: [
        { line: 2017, column: 'age', reason: '不是数字', code: 'IMPORT_NOT_A_NUMBER', value: 'forty' },
        { line: 20_114, column: 'balance', reason: '引号没有闭合', code: 'IMPORT_OPEN_QUOTE', value: '"12' },
        { line: 45_001, column: 'marital', reason: '缺少列', code: 'IMPORT_TOO_FEW_COLUMNS' },
      ],
      total: 3,
    }),
  'POST imports/preview': () =>
    ok({
      upload: 'u-1',
      delimiter: ';',
      encoding: 'UTF-8',
      header: ['customer_id', 'age', 'job', 'marital', 'balance', 'housing', 'email'],
      columns: [
        col('customer_id', 'TEXT', ['10001', '10002']),
        col('age', 'NUMBER', ['58', '44', '33']),
        col('job', 'ENUM', ['management', 'technician']),
        col('marital', 'ENUM', ['married', 'single']),
        col('balance', 'NUMBER', ['2143', '29', '2']),
        col('housing', 'BOOLEAN', ['yes', 'no']),
        col('email', 'TEXT', ['a@example.com']),
      ],
      rows: Array.from({ length: 8 }, (_, i) => [
        String(10_001 + i),
        String(58 - i),
        'management',
        'married',
        String(2143 - i * 90),
        i % 2 ? 'yes' : 'no',
        `c${i}@example.com`,
      ]),
      findings: [],
    }),
  'POST imports': ({ body }) => {
    const { code, name } = body as { code: string; name: string };
    const id = `i-${nextNumber++}`;
    data.imports.unshift({
      id,
      state: 'RUNNING',
      code,
      name,
      rows: 0,
      accepted: 0,
      rejected: 0,
      created: 0,
      changed: 0,
      unchanged: 0,
      removed: 0,
      progress: 0,
      startedAt: new Date().toISOString(),
    });
    return ok({ id }, 202);
  },
};

const col = (name: string, type: string, samples: string[]) => ({ name, type, scale: 0, nulls: 0, samples });
function mayOf(person: Session | undefined, owner: string) {
  if (!person?.roles.includes('APPROVER'))
    return {
      mayComplete: false,
      reasonIfNot: person?.name === owner ? '不能审批自己策划的活动' : '需要审批人角色',
    };
  return { mayComplete: true, reasonIfNot: null };
}
function progressOf(run: (typeof data.imports)[number]) {
  if (run.state !== 'RUNNING' || !run.startedAt) return run;
  const progress = Math.min(1, (Date.now() - new Date(run.startedAt).getTime()) / 4000);
  const rows = Math.round(45_211 * progress);
  return Object.assign(run, {
    progress,
    rows,
    accepted: Math.max(0, rows - 3),
    rejected: rows ? 3 : 0,
    created: Math.max(0, rows - 3),
    ...(progress >= 1 ? { state: 'DONE' } : {}),
  });
}

function handlerFor(method: string, path: string[]): Handler | undefined {
  const keys = Object.keys(routes).filter((key) => {
    const [verb, pattern = ''] = key.split(' ');
    const parts = pattern.split('/');
    return (
      verb === method &&
      parts.length === path.length &&
      parts.every((part, i) => part === '*' || part === path[i])
    );
  });
  const best = keys.sort((a, b) => a.split('*').length - b.split('*').length)[0];
  return best ? routes[best] : undefined;
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = new URL(incoming.url ?? '', 'http://mock');
  const path = url.pathname
    .replace(/^\/api\//, '')
    .split('/')
    .map(decodeURIComponent);
  const name = /MOCK=([\w.]+)/.exec(incoming.headers.cookie ?? '')?.[1];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks).toString();
  const body: unknown =
    (incoming.headers['content-type'] ?? '').includes('json') && raw ? JSON.parse(raw) : undefined;
  const person = data.people.find((candidate) => candidate.name === name);
  const handler = handlerFor(incoming.method ?? 'GET', path);
  const open = path[0] === 'session' || path[0] === 'bootstrap';
  const answer = !handler
    ? missing()
    : !person && !open
      ? refuse(401, 'UNAUTHENTICATED', 'Nobody is logged in')
      : handler({ person, path, query: url.searchParams, body });
  outgoing.statusCode = answer.status ?? 200;
  outgoing.setHeader('Set-Cookie', ['XSRF-TOKEN=mock; Path=/', ...(answer.cookie ? [answer.cookie] : [])]);
  outgoing.setHeader('Content-Type', answer.type ?? 'application/json');
  outgoing.end(answer.text ?? (answer.body === undefined ? '' : JSON.stringify(answer.body)));
}

/** An invented bank behind `/api`, for work without the application. It lives in the development and preview servers only. */
export function mockApplication(): Plugin {
  const answer = (middlewares: Connect.Server) => {
    middlewares.use((incoming, outgoing, next) => {
      if (incoming.url?.startsWith('/api/')) void serve(incoming, outgoing).catch(next);
      else next();
    });
  };
  return {
    name: 'mock-application',
    configureServer: (server) => {
      answer(server.middlewares);
    },
    configurePreviewServer: (server) => {
      answer(server.middlewares);
    },
  };
}
