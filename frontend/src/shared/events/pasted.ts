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
