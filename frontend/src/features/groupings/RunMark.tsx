import { useTranslation } from 'react-i18next';
import type { Run } from './types';

const COLOURS: Record<string, string> = {
  WAITING: 'blue',
  RUNNING: 'blue',
  FAILED: 'red',
  OPEN: 'blue',
  AWAITING: 'amber',
  IN_EFFECT: 'green',
  REFUSED: 'red',
};

/** Where a run stands: under way, failed, or what became of its division. */
export function RunMark({ run }: { run: Run | null }) {
  const { t } = useTranslation();
  if (!run) return <span className="quiet">{t('groupings.neverRun')}</span>;
  const shown = run.state === 'DONE' && run.standing ? run.standing : run.state;
  return (
    <span className={`mark ${COLOURS[shown] ?? ''}`}>
      <span aria-hidden>●</span> {t(`groupings.states.${shown}`)}
    </span>
  );
}
