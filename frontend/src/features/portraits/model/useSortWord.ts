import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import type { Sort } from '../types';

/** Theme and class as the data sheets of tags call them. */
export function useSortWord(): (sort: Sort) => string {
  const { t } = useTranslation();
  const word = useWord();
  return ({ theme, type }) =>
    `${word('portraits.theme', theme)} · ${type ? word('tags.values.tagClass', type) : t('portraitModel.rest')}`;
}
