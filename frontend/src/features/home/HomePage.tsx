import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useMay, useSession } from '@shared/session/session';
import { PageHead } from '@shared/ui/PageHead';
import { ProgressLine } from '@shared/ui/ProgressLine';
import { QueryView } from '@shared/ui/QueryView';
import { Campaigns } from './Campaigns';
import { Figures } from './Figures';
import { NightAlert } from './NightAlert';
import { NextCalls } from './NextCalls';
import { TagFindings } from './TagFindings';
import { Troubles } from './Troubles';
import { WaitingTasks } from './WaitingTasks';

/** The day at a glance, for whoever it is: what waits for me first, then what runs. */
export function HomePage() {
  const { t } = useTranslation();
  const session = useSession();
  const manages = useMay('RELATIONSHIP_MANAGER');
  const decides = useMay('MARKETER', 'APPROVER');
  const plans = useMay('MARKETER');
  const operates = useMay('OPERATOR', 'ADMINISTRATOR');
  const learns = useMay('ANALYST');
  const home = useQuery({
    queryKey: ['home'],
    queryFn: () => call('GET /api/home'),
    refetchInterval: 10_000,
  });
  const name = session.data?.displayName || session.data?.name || '';
  return (
    <>
      <PageHead
        title={t('home.hello', { name })}
        facts={session.data && <span>{session.data.branchName || session.data.branch}</span>}
      />
      <QueryView query={home} skeletonRows={4}>
        {(facts) => (
          <>
            {facts.loading && (
              <div className="sheet padded section">
                <ProgressLine
                  label={t('home.loading', { what: facts.loading.what })}
                  done={facts.loading.done}
                  total={facts.loading.total}
                />
              </div>
            )}
            <Figures facts={facts} />
          </>
        )}
      </QueryView>
      <NightAlert />
      {operates && <Troubles />}
      {manages && <NextCalls />}
      {decides && <WaitingTasks />}
      {plans && session.data && (
        <Campaigns title={t('home.drafts')} state="DRAFT" owner={session.data.name} />
      )}
      <TagFindings />
      {learns && <Campaigns title={t('home.finished')} state="FINISHED" tab="report" />}
      <Campaigns title={t('home.running')} state="LIVE" none={t('home.nothingRuns')} />
    </>
  );
}
