import { useTranslation } from 'react-i18next';
import type { Facet } from './types';
import { useWord } from '@shared/i18n/words';

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
