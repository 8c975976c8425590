import { useWord } from '@shared/i18n/words';

/** A field and a value of a difference in the words of the form. */
export function useChangeWords() {
  const word = useWord();
  return {
    field: (pointer: string) =>
      pointer
        .split('/')
        .filter(Boolean)
        .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : word('elements.field', part)))
        .join(' › '),
    value: (value: string) => (value === '' || value === 'null' ? '–' : word('elementWord', value)),
  };
}
