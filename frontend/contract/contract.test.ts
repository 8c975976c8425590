// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// The tests run in the front end's folder.
const read = (path: string) => readFileSync(join(process.cwd(), path), 'utf8');
const api = JSON.parse(read(join('..', 'docs', 'openapi.json'))) as {
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, { properties?: Record<string, unknown> }> };
};
const interfaces = new Map(
  ['api/types.ts', 'api/calls.ts', 'planning/types.ts']
    .map((name) => ts.createSourceFile(name, read(`src/shared/${name}`), ts.ScriptTarget.Latest, true))
    .flatMap((source) => source.statements.filter(ts.isInterfaceDeclaration))
    .map((found) => [found.name.text, found]),
);

/** An answer's name here, and the name of its schema there. */
const ANSWERS: Record<string, string> = {
  Session: 'SessionView',
  Clock: 'ClockReading',
  Home: 'Home',
  ImportRun: 'ImportStatus',
  Rejection: 'Rejection',
  SegmentCount: 'SegmentCount',
  SegmentUses: 'SegmentUses',
  ProcessDefinition: 'ProcessesProcessItem',
  Channel: 'ChannelView',
  CampaignSummary: 'CampaignSummary',
  Campaign: 'CampaignView',
  CampaignDraft: 'CampaignPlan',
  Live: 'LiveNumbersLive',
  Funnel: 'ReportsFunnelView',
  Report: 'Report',
  TaskSummary: 'TasksTaskItem',
  ApprovalChanges: 'BaselinesApprovalChanges',
  WordingChange: 'BaselinesWordingChange',
  Preflight: 'Preflight',
  PreflightPlace: 'PreflightPlace',
  PreflightChannel: 'PreflightChannel',
  PreflightNotice: 'PreflightNotice',
  DetectableEffect: 'DetectableEffect',
  AuditEntry: 'AuditEntry',
  User: 'UserView',
  Branch: 'Branch',
};

describe('the contract', () => {
  it.each(Object.entries(ANSWERS))('should read only what the server says: %s', (name, schema) => {
    const there = Object.keys(api.components.schemas[schema]?.properties ?? {});
    expect(there).toEqual(expect.arrayContaining(fieldsOf(name)));
  });

  it('should call only what the server answers', () => {
    const there = Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(there).toEqual(expect.arrayContaining(fieldsOf('Calls')));
  });
});

function fieldsOf(name: string): string[] {
  const declaration = interfaces.get(name);
  if (!declaration) throw new Error(`no interface ${name}`);
  const own = declaration.members.flatMap((member) =>
    member.name && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name))
      ? [member.name.text]
      : [],
  );
  const parents = (declaration.heritageClauses ?? []).flatMap((clause) =>
    clause.types.flatMap((type) => fieldsOf(type.expression.getText())),
  );
  return [...own, ...parents];
}
