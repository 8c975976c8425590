/** Gives the browser a file made of rows; the mark at the start makes spreadsheets read it as UTF-8. */
export function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  save(name, new Blob(['\ufeff', toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
}

export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

export function save(name: string, content: Blob | string): void {
  const link = document.createElement('a');
  link.href = typeof content === 'string' ? content : URL.createObjectURL(content);
  link.download = name;
  link.click();
  if (typeof content !== 'string') URL.revokeObjectURL(link.href);
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A leading =, +, - or @ would run as a formula when the file is opened in a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
