import { useTranslation } from 'react-i18next';
import type { CatalogueTag, Facet } from './types';
import { usePreferences } from '@shared/session/preferences';
import { useWord } from '@shared/i18n/words';

/** The name in the reader's language. */
export function useTagName(): (tag: Pick<CatalogueTag, 'code' | 'nameZh' | 'nameEn'>) => string {
  const { language } = usePreferences();
  return (tag) => (language === 'en' ? tag.nameEn : tag.nameZh) || tag.code;
}

/** What a facet's value is called; what is not filled in has a word of its own. */
export function useFacetWord(): (facet: Facet, value: string | null) => string {
  const { t } = useTranslation();
  const word = useWord();
  return (facet, value) => {
    if (value === null || value === 'NONE') return t('tags.notFilledIn');
    switch (facet) {
      case 'theme':
        return word('portraits.theme', value);
      case 'type':
        return word('fieldType', value);
      default:
        return word(`tags.values.${facet}`, value);
    }
  };
}
