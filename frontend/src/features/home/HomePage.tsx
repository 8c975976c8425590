import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { useSession } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { People, Share, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProgressLine } from '@shared/ui/ProgressLine';
import { QueryView } from '@shared/ui/QueryView';
import { StateMark } from '@shared/ui/StateMark';
import { NightAlert } from './NightAlert';
import { TagFindings } from './TagFindings';

/** The day at a glance: what waits for me, what runs. */
export function HomePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession();
  const home = useQuery({
    queryKey: ['home'],
    queryFn: () => call('GET /api/home'),
    refetchInterval: 10_000,
  });
  const live = useQuery({
    queryKey: ['campaigns', 'LIVE', ''],
    queryFn: () => call('GET /api/campaigns', { query: { state: 'LIVE' } }),
    refetchInterval: 10_000,
  });
  const name = session.data?.displayName || session.data?.name || '';
  return (
    <>
      <PageHead
        title={t('home.hello', { name })}
        facts={session.data && <span>{session.data.branchName || session.data.branch}</span>}
      />
      <QueryView query={home} skeletonRows={2}>
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
            <dl className="figures section">
              <div className="figure">
                <dt>{t('home.waitingForMe')}</dt>
                <dd>
                  <Link to="/tasks">
                    <People of={facts.waitingForMe} />
                  </Link>
                </dd>
              </div>
              <div className="figure">
                <dt>{t('home.liveCampaigns')}</dt>
                <dd>
                  <Link to="/campaigns?state=LIVE">
                    <People of={facts.liveCampaigns} />
                  </Link>
                </dd>
              </div>
              <div className="figure">
                <dt>{t('home.campaigns')}</dt>
                <dd>
                  <Link to="/campaigns">
                    <People of={facts.campaigns} />
                  </Link>
                </dd>
              </div>
            </dl>
          </>
        )}
      </QueryView>
      <NightAlert />
      <TagFindings />
      <section>
        <h2 className="section-title">{t('home.running')}</h2>
        <QueryView query={live} skeletonRows={4}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="quiet">{t('home.nothingRuns')}</p>
            ) : (
              <DataTable
                label={t('home.running')}
                rows={items}
                rowKey={(row) => row.code}
                onOpen={(row) => void navigate(`/campaigns/${row.code}`)}
                columns={[
                  {
                    key: 'name',
                    title: t('campaigns.name'),
                    cell: (row) => <span className="name">{row.name}</span>,
                  },
                  {
                    key: 'state',
                    title: t('campaigns.state'),
                    cell: (row) => <StateMark state={row.state} />,
                  },
                  {
                    key: 'audience',
                    title: t('campaigns.audience'),
                    right: true,
                    cell: (row) => <People of={row.audience} />,
                  },
                  {
                    key: 'touched',
                    title: t('campaigns.touched'),
                    right: true,
                    wide: true,
                    cell: (row) => <People of={row.touched} />,
                  },
                  {
                    key: 'responded',
                    title: t('campaigns.responded'),
                    right: true,
                    wide: true,
                    cell: (row) => <Share part={row.responded} whole={row.touched} />,
                  },
                  {
                    key: 'launched',
                    title: t('campaigns.factLaunched'),
                    right: true,
                    wide: true,
                    cell: (row) => <When at={row.launchedAt} brief />,
                  },
                ]}
              />
            )
          }
        </QueryView>
      </section>
    </>
  );
}
