import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import PlayCircleFilled from '@ant-design/icons/PlayCircleFilled';
import { useTranslation } from 'react-i18next';
import type { Phase } from '@shared/api/types';
import { When } from '@shared/ui/Numbers';

const ICONS = { DONE: <CheckCircleFilled />, CURRENT: <PlayCircleFilled />, AHEAD: <ClockCircleOutlined /> };

/** Plan, approve, launch, touch, respond, evaluate: where the campaign stands. */
export function PhaseStrip({ phases }: { phases: readonly Phase[] }) {
  const { t } = useTranslation();
  return (
    <ol className="phases" aria-label={t('campaigns.phases')}>
      {phases.map((phase) => (
        <li
          key={phase.phase}
          className={phase.state.toLowerCase()}
          aria-current={phase.state === 'CURRENT' ? 'step' : undefined}
        >
          <span aria-hidden>{ICONS[phase.state]}</span>
          <span className="phase">
            {t(`phase.${phase.phase}`)}
            <span className="visually-hidden"> {t(`phaseState.${phase.state}`)}</span>
          </span>
          <span className="when">
            {phase.at ? (
              <When at={phase.at} brief />
            ) : phase.state === 'CURRENT' ? (
              t('phaseState.CURRENT')
            ) : (
              ''
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
