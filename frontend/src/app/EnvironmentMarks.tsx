import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { Session } from '@shared/api/types';

/** Nobody should have to ask whether what they start reaches real customers. */
export function EnvironmentMarks({ session }: { session: Session }) {
  const { t } = useTranslation();
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: () => call('GET /api/channels'),
    staleTime: 60_000,
  });
  const simulated = channels.data?.filter((channel) => channel.simulated).length ?? 0;
  const all = simulated > 0 && simulated === channels.data?.length;
  const production = session.environment === 'production';
  return (
    <>
      <span className={`mark desktop-only ${production ? 'red' : 'teal'}`}>
        {t(`environment.${session.environment}`)}
      </span>
      {simulated > 0 && (
        <span className="mark amber desktop-only" title={t('environment.simulatedWhy', { count: simulated })}>
          <ExperimentOutlined aria-hidden />{' '}
          {all ? t('environment.allSimulated') : t('environment.simulated')}
        </span>
      )}
    </>
  );
}
