import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import FlagOutlined from '@ant-design/icons/FlagOutlined';
import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CampaignState } from '../api/types';

type Shown = CampaignState | 'PAUSED';

const LOOK: Record<Shown, { colour: string; icon: ReactNode }> = {
  DRAFT: { colour: '', icon: <EditOutlined /> },
  IN_APPROVAL: { colour: 'amber', icon: <ClockCircleOutlined /> },
  APPROVED: { colour: 'teal', icon: <CheckCircleOutlined /> },
  LIVE: { colour: 'green', icon: <PlayCircleOutlined /> },
  PAUSED: { colour: 'blue', icon: <PauseCircleOutlined /> },
  FINISHED: { colour: '', icon: <FlagOutlined /> },
  STOPPED: { colour: 'red', icon: <StopOutlined /> },
};

/** A state is an icon, a word and a colour, in this order of importance. */
export function StateMark({ state }: { state: Shown }) {
  const { t } = useTranslation();
  const look = LOOK[state];
  return (
    <span className={`mark ${look.colour}`}>
      <span aria-hidden>{look.icon}</span> {t(`state.${state}`)}
    </span>
  );
}
