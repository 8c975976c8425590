import { useTranslation } from 'react-i18next';
import type { TagSheet } from '../types';
import { useFacetWord } from '../words';

/** The lines of a data sheet in the order in which people read them. */
export const SHEET_FIELDS = [
  'theme',
  'type',
  'kind',
  'definition',
  'sourceColumns',
  'unit',
  'freshWithinHours',
  'businessContact',
  'developerContact',
  'predicted',
  'modelVersion',
  'probability',
  'outcomeTag',
] as const satisfies readonly (keyof TagSheet)[];
export type SheetField = (typeof SHEET_FIELDS)[number];

/** A line of a sheet as it is read. */
export function useSheetText(): (sheet: TagSheet, field: SheetField) => string {
  const { t } = useTranslation();
  const word = useFacetWord();
  return (sheet, field) => {
    switch (field) {
      case 'theme':
        return sheet.theme ? word('theme', sheet.theme) : '';
      case 'type':
        return sheet.type ? word('tagClass', sheet.type) : '';
      case 'kind':
        return sheet.kind ? word('kind', sheet.kind) : '';
      case 'predicted':
        return t(`tags.values.predicted.${sheet.predicted ? 'PREDICTED' : 'FACT'}`);
      case 'sourceColumns':
        return sheet.sourceColumns.join(', ');
      case 'freshWithinHours':
        return sheet.freshWithinHours ? t('tags.hours', { count: sheet.freshWithinHours }) : '';
      default:
        return String(sheet[field] ?? '');
    }
  };
}
