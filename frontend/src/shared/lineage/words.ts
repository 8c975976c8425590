import { useTranslation } from 'react-i18next';
import { inLanguage } from '../i18n/inLanguage';
import { useWord } from '../i18n/words';
import { usePreferences } from '../session/preferences';
import type { AnyNode } from './types';

/** What the things of a lineage are called, in the reader's language. */
export function useLineageWords() {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = usePreferences();
  return {
    nameOf: (node: Pick<AnyNode, 'code' | 'name' | 'nameEn'>) =>
      inLanguage((language === 'en' ? node.nameEn : node.name) || node.code, language),
    kindOf: (node: Pick<AnyNode, 'kind' | 'row'>) =>
      node.row ? t('lineage.rowNumber', { row: node.row }) : word('lineage.kind', node.kind),
  };
}
