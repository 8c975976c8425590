import { useTranslation } from 'react-i18next';
import type { FieldType } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import type { Bin } from '../types';

export const valueText = (value: string, type: FieldType) =>
  type === 'NUMBER' ? exact(Number(value)) : value;

/** What a bar of a histogram is called: a month, one number, a range, or all that lies beyond. */
export function useBinName(type: FieldType): (bin: Bin) => string {
  const { t } = useTranslation();
  return (bin) => {
    const from = bin.from && valueText(bin.from, type);
    const to = bin.to && valueText(bin.to, type);
    if (from === undefined) return t('portraits.below', { to: to ?? '' });
    if (to === undefined) return t('portraits.fromUp', { from });
    return short(bin, type) ?? t('tags.bin', { from, to });
  };
}

/** Bars of one day, one month, one year or one whole number are named by it. */
export function short(bin: Bin, type: FieldType): string | undefined {
  const { from = '', to = '' } = bin;
  if (type === 'NUMBER')
    return !from.includes('.') && Number(to) - Number(from) === 1 ? exact(Number(from)) : undefined;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (days === 1) return from;
  if (from.endsWith('-01') && days >= 28 && days <= 31) return from.slice(0, 7);
  if (from.endsWith('-01-01') && days >= 365 && days <= 366) return from.slice(0, 4);
  return undefined;
}
