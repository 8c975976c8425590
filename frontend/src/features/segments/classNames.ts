import type { SegmentClass } from '@shared/api/types';
import { useNamed } from '@shared/i18n/names';

/** A class by its name in the reader's language; its code where nobody knows it. */
export function useClassName(classes: readonly SegmentClass[] | undefined): (code: string) => string {
  const nameOf = useNamed();
  return (code) => {
    const found = classes?.find((candidate) => candidate.code === code);
    return found ? nameOf(found) : code;
  };
}
