import type { CellFault } from '@shared/diagram/DmnEditor';
import type { Finding } from '@shared/api/types';

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
