import type { CellFault } from '@shared/diagram/DmnEditor';
import type { Finding } from '@shared/api/types';

/** Names of the columns as findings call them: fields of the inputs, then results. */
export function columnsOf(xml: string): string[] {
  const table = new DOMParser().parseFromString(xml, 'application/xml');
  const inputs = [...table.getElementsByTagName('inputExpression')].map(
    (input) => input.getElementsByTagName('text')[0]?.textContent?.trim() ?? '',
  );
  const outputs = [...table.getElementsByTagName('output')].map(
    (output) => output.getAttribute('name') ?? '',
  );
  return [...inputs, ...outputs];
}

/** The cells that findings name, such as "targeting, row 3, column age". */
export function faultsOf(findings: readonly Finding[], columns: readonly string[]): CellFault[] {
  return findings.flatMap((finding) => {
    const named = /, row (\d+)(?:, column (.+))?$/.exec(finding.place ?? '');
    if (!named) return [];
    const column = named[2] === undefined ? -1 : columns.indexOf(named[2]);
    return [{ row: Number(named[1]), column: column < 0 ? undefined : column, message: finding.message }];
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
