import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import type { Slot } from './types';

/** A place of a tag as people say it. */
export function useSlotText() {
  const { t } = useTranslation();
  const end = (text: string | null) =>
    text !== null && /^-?\d+(\.\d+)?$/.test(text) ? exact(Number(text)) : text;
  return (slot: Slot) => {
    if (slot.missing) return t('groupings.slot.missing');
    if (slot.value !== null) {
      return slot.value === 'true' ? t('common.yes') : slot.value === 'false' ? t('common.no') : slot.value;
    }
    if (slot.from === null && slot.to === null) return t('groupings.slot.known');
    if (slot.from === null) return t('groupings.slot.below', { to: end(slot.to) });
    if (slot.to === null) return t('groupings.slot.from', { from: end(slot.from) });
    return t('groupings.slot.between', { from: end(slot.from), to: end(slot.to) });
  };
}
