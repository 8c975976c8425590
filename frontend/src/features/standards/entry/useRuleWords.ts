import { useTranslation } from 'react-i18next';
import type { EntryRule } from '@shared/entry/types';
import { useWord } from '@shared/i18n/words';

/** What a rule asks for, in words. */
export function useRuleWords(): (rule: EntryRule) => string {
  const { t } = useTranslation();
  const word = useWord();
  return (rule) => {
    const kind = t(`entryRules.kind.${rule.kind}`);
    switch (rule.kind) {
      case 'REQUIRED':
        return kind;
      case 'LENGTH':
      case 'RANGE':
        return `${kind} ${rule.min ?? '…'} – ${rule.max ?? '…'}`;
      case 'CHECK_DIGIT':
        return `${kind} · ${word('entryRules.digits', rule.reference ?? '')}`;
      case 'STANDARD':
      case 'DICTIONARY':
        return `${kind} · ${rule.reference}`;
      case 'PATTERN':
        return `${kind} · ${rule.pattern}`;
    }
  };
}
