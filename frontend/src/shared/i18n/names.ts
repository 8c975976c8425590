import { usePreferences } from '../session/preferences';
import type { Words } from '../api/elements';

/** A name in the person's language, or in the one that there is. */
export function useNameOf(): (name: Words | null) => string {
  const { language } = usePreferences();
  return (name) => (language === 'en' ? name?.en || name?.zh : name?.zh || name?.en) ?? '';
}

/** The same for what keeps its two names in two fields; a code that has no name is one. */
export function useNamed(): (thing: { nameZh: string; nameEn: string; code?: string }) => string {
  const { language } = usePreferences();
  return (thing) =>
    (language === 'en' ? thing.nameEn || thing.nameZh : thing.nameZh || thing.nameEn) || (thing.code ?? '');
}
