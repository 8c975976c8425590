import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TagState } from './types';

const LOOK: Record<TagState, { colour: string; icon: ReactNode }> = {
  DRAFT: { colour: '', icon: <EditOutlined /> },
  REVIEW: { colour: 'amber', icon: <ClockCircleOutlined /> },
  ONLINE: { colour: 'green', icon: <CheckCircleOutlined /> },
  SUSPENDED: { colour: 'blue', icon: <PauseCircleOutlined /> },
  RETIRED: { colour: '', icon: <StopOutlined /> },
};

export function TagStateMark({ state }: { state: TagState }) {
  const { t } = useTranslation();
  return (
    <span className={`mark ${LOOK[state].colour}`}>
      <span aria-hidden>{LOOK[state].icon}</span> {t(`tags.values.state.${state}`)}
    </span>
  );
}
