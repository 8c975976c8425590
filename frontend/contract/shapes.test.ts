// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

interface Schema {
  $ref?: string;
  type?: string | string[];
  oneOf?: Schema[];
  enum?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
}
interface Operation {
  parameters?: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
}

// The tests run in the front end's folder.
const root = process.cwd();
const api = JSON.parse(readFileSync(join(root, '..', 'docs', 'openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const settings = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
);
const program = ts.createProgram(settings.fileNames, settings.options);
const checker = program.getTypeChecker();

/** Every call of every feature: they all write into one interface. */
const calls = (() => {
  const file = program.getSourceFile(join(root, 'src/shared/api/calls.ts'));
  const found = file?.statements.filter(ts.isInterfaceDeclaration).find((each) => each.name.text === 'Calls');
  if (!found) throw new Error('no interface Calls');
  return checker.getTypeAtLocation(found).getProperties();
})();

describe('the shapes of what is sent and answered', () => {
  it('should know the calls of all features', () => {
    expect(calls.length).toBeGreaterThan(200);
  });

  it.each(calls.map((call) => [call.name, call] as const))(
    'should be those of the server: %s',
    (name, call) => {
      const [method = '', path = ''] = name.split(' ');
      const operation = api.paths[path]?.[method.toLowerCase()];
      if (!operation) throw new Error('the server has no such call');
      const parts = checker.getTypeOfSymbol(call);
      const part = (key: string) => {
        const symbol = parts.getProperty(key);
        return symbol && checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
      };
      const faults: string[] = [];
      for (const where of ['query', 'path']) {
        const known =
          operation.parameters?.filter((each) => each.in === where).map((each) => each.name) ?? [];
        for (const sent of part(where)?.getProperties() ?? [])
          if (!known.includes(sent.name)) faults.push(`${where} ${sent.name}: the server does not read it`);
      }
      compare(part('body'), schemaOf(operation.requestBody?.content), 'body', faults);
      const good = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1];
      compare(part('answer'), schemaOf(good?.content), 'answer', faults);
      expect(faults).toEqual([]);
    },
  );
});

const schemaOf = (content: Record<string, { schema?: Schema }> | undefined) =>
  Object.values(content ?? {})[0]?.schema;

/** What is named here must be there, and be of that kind; what the server says beyond that is nobody's fault. */
function compare(
  given: ts.Type | undefined,
  schema: Schema | undefined,
  place: string,
  faults: string[],
  within: readonly string[] = [],
): void {
  if (!given || !schema) return;
  const type = checker.getNonNullableType(given);
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Void | ts.TypeFlags.Undefined))
    return;
  if (schema.$ref) {
    // A record within itself says nothing new.
    const name = schema.$ref.split('/').at(-1) ?? '';
    if (name !== 'JsonNode' && !within.includes(name))
      compare(type, api.components.schemas[name], place, faults, [...within, name]);
    return;
  }
  // What may be null is said beside what it is otherwise.
  const otherwise = schema.oneOf?.find((each) => each.type !== 'null');
  if (otherwise) {
    compare(type, otherwise, place, faults, within);
    return;
  }
  const fault = (text: string) => faults.push(`${place}: ${text}`);
  switch ([schema.type].flat().find((kind) => kind !== 'null')) {
    case 'string':
      // A document goes as it is.
      if (type.getSymbol()?.name === 'Blob') break;
      if (!every(type, ts.TypeFlags.StringLike)) fault(`a text there, ${checker.typeToString(type)} here`);
      else if (schema.enum) compareWords(type, schema.enum, fault);
      break;
    case 'integer':
    case 'number':
      if (!every(type, ts.TypeFlags.NumberLike)) fault(`a number there, ${checker.typeToString(type)} here`);
      break;
    case 'boolean':
      if (!every(type, ts.TypeFlags.BooleanLike))
        fault(`yes or no there, ${checker.typeToString(type)} here`);
      break;
    case 'array': {
      const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
      if (!element) fault(`a list there, ${checker.typeToString(type)} here`);
      else compare(element, schema.items, `${place}[]`, faults, within);
      break;
    }
    default:
      compareObjects(type, schema, place, faults, within);
  }
}

function compareObjects(
  type: ts.Type,
  schema: Schema,
  place: string,
  faults: string[],
  within: readonly string[],
): void {
  if (typeof schema.additionalProperties === 'object') {
    const value = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    compare(value, schema.additionalProperties, `${place}{}`, faults, within);
    return;
  }
  if (!schema.properties) return;
  // Of several forms each has to be one that the server knows.
  for (const form of type.isUnion() ? type.types : [type]) {
    if (form.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) {
      faults.push(`${place}: an object there, ${checker.typeToString(form)} here`);
      continue;
    }
    for (const property of form.getProperties()) {
      const there = schema.properties[property.name];
      const where = `${place}.${property.name}`;
      if (there) compare(checker.getTypeOfSymbol(property), there, where, faults, within);
      else faults.push(`${where}: the server does not know it`);
    }
  }
}

/** A word the server says and nobody here expects, or one that is expected in vain. */
function compareWords(type: ts.Type, words: readonly string[], fault: (text: string) => void): void {
  const literals = (type.isUnion() ? type.types : [type]).flatMap((each) =>
    each.isStringLiteral() ? [each.value] : [],
  );
  if (literals.length === 0) return;
  const missing = words.filter((word) => !literals.includes(word));
  const vain = literals.filter((word) => !words.includes(word));
  if (missing.length > 0) fault(`not expected here: ${missing.join(', ')}`);
  if (vain.length > 0) fault(`never said there: ${vain.join(', ')}`);
}

const every = (type: ts.Type, flags: ts.TypeFlags) =>
  (type.isUnion() ? type.types : [type]).every((each) => (each.flags & flags) !== 0);
