import type { CellFault } from '@shared/diagram/DmnEditor';
import type { Finding, Tag } from '@shared/api/types';

/** By decision the names of its columns as findings call them: fields of the inputs, then results. */
export function columnsOf(xml: string): ReadonlyMap<string, string[]> {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  return new Map(
    [...document.getElementsByTagName('decision')].map((decision) => {
      const inputs = [...decision.getElementsByTagName('inputExpression')].map(
        (input) => input.getElementsByTagName('text')[0]?.textContent?.trim() ?? '',
      );
      const outputs = [...decision.getElementsByTagName('output')].map(
        (output) => output.getAttribute('name') ?? '',
      );
      return [decision.getAttribute('id') ?? '', [...inputs, ...outputs]];
    }),
  );
}

/** The cells that findings name, such as "targeting, row 3, column age". */
export function faultsOf(
  findings: readonly Finding[],
  columns: ReadonlyMap<string, readonly string[]>,
): CellFault[] {
  return findings.flatMap((finding) => {
    const named = /^(.+?), row (\d+)(?:, column (.+))?$/.exec(finding.place ?? '');
    const decision = named?.[1];
    if (!named || decision === undefined) return [];
    const column = named[3] === undefined ? -1 : (columns.get(decision)?.indexOf(named[3]) ?? -1);
    return [
      {
        decision,
        row: Number(named[2]),
        column: column < 0 ? undefined : column,
        message: finding.message,
      },
    ];
  });
}

/** What a test row's text means for a column of this type; empty is no value. */
export function factOf(text: string, type: string): string | number | boolean | null {
  const value = text.trim();
  if (value === '') return null;
  if (type === 'number' && Number.isFinite(Number(value))) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** How a table calls the tag's type; nothing where a table cannot test it. */
export function typeRefOf(tag: Pick<Tag, 'type'>): string | undefined {
  return { BOOLEAN: 'boolean', NUMBER: 'number', DATE: 'date', ENUM: 'string', MULTI: undefined }[tag.type];
}

/** The document with one more input in the table of that decision; every row lets any value of it pass. */
export function withInput(
  xml: string,
  decisionId: string,
  tag: Pick<Tag, 'code' | 'type'>,
  label: string,
): string {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  const decision = [...document.getElementsByTagName('decision')].find(
    (each) => each.getAttribute('id') === decisionId,
  );
  const table = decision?.getElementsByTagName('decisionTable')[0];
  const type = typeRefOf(tag);
  if (!table || !type) return xml;
  const make = (name: string, attributes: Record<string, string>, ...children: Node[]) => {
    const element = document.createElementNS(table.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const text = (content: string) => make('text', {}, document.createTextNode(content));
  const id = (part: string) => {
    const taken = new Set([...document.querySelectorAll('[id]')].map((each) => each.id));
    let number = 1;
    while (taken.has(`${part}_${number}`)) number++;
    return `${part}_${number}`;
  };
  const children = [...table.children];
  const inputs = children.filter((each) => each.localName === 'input');
  const before = inputs.at(-1)?.nextElementSibling ?? children[0] ?? null;
  table.insertBefore(
    make(
      'input',
      { id: id('Input_of_tag'), label },
      make('inputExpression', { id: id('Expression_of_tag'), typeRef: type }, text(tag.code)),
    ),
    before,
  );
  for (const rule of children.filter((each) => each.localName === 'rule')) {
    const entries = [...rule.children];
    const last = entries.filter((each) => each.localName === 'inputEntry').at(-1);
    const next = last ? last.nextElementSibling : entries.find((each) => each.localName === 'outputEntry');
    rule.insertBefore(make('inputEntry', { id: id('Test_of_tag') }, text('')), next ?? null);
  }
  return new XMLSerializer().serializeToString(document);
}
