import type { SegmentClass } from '@shared/api/types';
import { usePreferences } from '@shared/session/preferences';

/** A class by its name in the reader's language; its code where nobody knows it. */
export function useClassName(classes: readonly SegmentClass[] | undefined): (code: string) => string {
  const { language } = usePreferences();
  return (code) => {
    const found = classes?.find((candidate) => candidate.code === code);
    return found ? (language === 'en' ? found.nameEn : found.nameZh) : code;
  };
}
