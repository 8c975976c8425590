import type { Entry } from './types';

/** The codes of a pasted list: a line, a cell or a comma apart, each once. */
export function pastedCodes(text: string): string[] {
  return [
    ...new Set(
      text
        .split(/[\n\r\t,;，；、]+/)
        .map((code) => code.trim())
        .filter(Boolean),
    ),
  ];
}

export const isList = (text: string) => /[\n\t,;，；、]/.test(text.trim());

/** Whether the server would find the entry by that beginning of its code or name. */
export function begins(entry: Entry, prefix: string): boolean {
  const small = prefix.toLowerCase();
  return [entry.code, entry.nameZh, entry.nameEn ?? ''].some((text) => text.toLowerCase().startsWith(small));
}
