import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { bankClock } from '@shared/format/times';
import { findingText } from '@shared/i18n/findings';
import { useWord } from '@shared/i18n/words';
import type { useAutosave } from './autosave';

/** Whether what is on the canvas is kept. */
export function SaveMark({ autosave }: { autosave: ReturnType<typeof useAutosave> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { standing, saved, problem, flush } = autosave;
  const finding = problem?.findings?.[0];
  if (standing === 'refused') {
    return (
      <span role="status" className="mark red">
        ✕ {t('designer.notSaved')} {finding ? findingText(finding, word) : (problem?.detail ?? '')}{' '}
        <Button type="link" size="small" onClick={() => void flush()}>
          {t('common.tryAgain')}
        </Button>
      </span>
    );
  }
  return (
    <span role="status" className="quiet">
      {standing === 'saved' &&
        (saved.at ? t('designer.savedAt', { time: bankClock(saved.at) }) : t('designer.unchanged'))}
      {(standing === 'waiting' || standing === 'saving') && t('designer.saving')}
      {standing === 'conflict' && t('designer.notSaved')}
    </span>
  );
}
