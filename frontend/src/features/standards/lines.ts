import type { StandardValue } from './types';

/** Values as lines of code, Chinese name, English name: how they come out of a spreadsheet, too. */
export function toLines(values: readonly StandardValue[]): string {
  return values.map((value) => [value.code, value.nameZh, value.nameEn].join(', ')).join('\n');
}

/** Commas, full-width commas and tabulators part the fields; a missing English name is the Chinese one. */
export function fromLines(text: string): StandardValue[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [code = '', nameZh = '', nameEn = ''] = line.split(/[,，\t]/).map((field) => field.trim());
      return { code, nameZh: nameZh || code, nameEn: nameEn || nameZh || code };
    });
}
