import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElementState } from '@shared/api/elements';

const LOOK: Record<ElementState | 'RETIRED' | 'EXPIRED', { colour: string; icon: ReactNode }> = {
  DRAFT: { colour: '', icon: <EditOutlined /> },
  IN_REVIEW: { colour: 'amber', icon: <ClockCircleOutlined /> },
  APPROVED: { colour: 'green', icon: <CheckCircleOutlined /> },
  WITHDRAWN: { colour: 'red', icon: <StopOutlined /> },
  RETIRED: { colour: '', icon: <StopOutlined /> },
  EXPIRED: { colour: 'red', icon: <StopOutlined /> },
};

export function ElementMark({ state }: { state: keyof typeof LOOK }) {
  const { t } = useTranslation();
  return (
    <span className={`mark ${LOOK[state].colour}`}>
      <span aria-hidden>{LOOK[state].icon}</span> {t(`elements.state.${state}`)}
    </span>
  );
}
