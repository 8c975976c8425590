import EditOutlined from '@ant-design/icons/EditOutlined';
import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import type { SourceView } from './types';

/** Whether a source takes messages in, and how far behind it is. */
export function SourceMark({ of }: { of: SourceView }) {
  const { t } = useTranslation();
  const { state } = of.source;
  if (state === 'ACTIVE' && of.intake && of.intake.state !== 'FOLLOWING' && of.intake.state !== 'IDLE') {
    return (
      <span className="mark red" title={of.intake.reason}>
        <WarningOutlined aria-hidden /> {t(`eventSources.intake.${of.intake.state}`)}
      </span>
    );
  }
  const look = {
    DRAFT: { colour: '', icon: <EditOutlined aria-hidden /> },
    ACTIVE: { colour: 'green', icon: <PlayCircleOutlined aria-hidden /> },
    PAUSED: { colour: 'blue', icon: <PauseCircleOutlined aria-hidden /> },
  }[state];
  return (
    <>
      <span className={`mark ${look.colour}`}>
        {look.icon} {t(`eventSources.state.${state}`)}
      </span>
      {of.intake && of.intake.lag > 0 && (
        <div className="quiet small num">{t('eventSources.lag', { number: exact(of.intake.lag) })}</div>
      )}
    </>
  );
}
