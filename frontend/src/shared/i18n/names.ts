import { usePreferences } from '../session/preferences';
import type { Words } from '../api/elements';

/** A name in the person's language, or in the one that there is. */
export function useNameOf(): (name: Words | null) => string {
  const { language } = usePreferences();
  return (name) => (language === 'en' ? name?.en || name?.zh : name?.zh || name?.en) ?? '';
}
