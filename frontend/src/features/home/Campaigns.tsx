import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import type { CampaignState } from '@shared/api/types';
import { DataTable } from '@shared/ui/DataTable';
import { People, Share, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { StateMark } from '@shared/ui/StateMark';

/** So many lines of each list stand on the first page. */
export const MOST = 5;

interface Props {
  title: string;
  state: CampaignState;
  owner?: string;
  /** Where a line leads; the campaign's first page without it. */
  tab?: string;
  /** What is said where there are none; without it the list is left out. */
  none?: string;
}

/** The campaigns changed last that are in one state. */
export function Campaigns({ title, state, owner, tab, none }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const campaigns = useQuery({
    queryKey: ['campaigns', 'home', state, owner ?? ''],
    queryFn: () =>
      call('GET /api/campaigns', {
        query: { state, order: 'UPDATED', down: 'true', ...(owner ? { owner } : {}) },
      }),
    refetchInterval: 10_000,
  });
  if (campaigns.data?.total === 0 && none === undefined) return null;
  return (
    <section className="section">
      <h2 className="section-title">{title}</h2>
      <QueryView query={campaigns} skeletonRows={4}>
        {({ items, total }) =>
          total === 0 ? (
            <p className="quiet">{none}</p>
          ) : (
            <>
              <DataTable
                label={title}
                rows={items.slice(0, MOST)}
                rowKey={(row) => row.code}
                onOpen={(row) => void navigate(`/campaigns/${row.code}${tab ? `/${tab}` : ''}`)}
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
                  ...(state === 'DRAFT'
                    ? []
                    : [
                        {
                          key: 'responded',
                          title: t('campaigns.responded'),
                          right: true,
                          wide: true,
                          cell: (row: (typeof items)[number]) => (
                            <Share part={row.responded} whole={row.touched} />
                          ),
                        },
                      ]),
                  {
                    key: 'updated',
                    title: t('campaigns.updated'),
                    right: true,
                    wide: true,
                    cell: (row) => <When at={row.updatedAt} brief />,
                  },
                ]}
              />
              {total > MOST && (
                <p className="small" style={{ marginTop: 6 }}>
                  <Link to={`/campaigns?state=${state}`}>{t('home.all', { count: total })}</Link>
                </p>
              )}
            </>
          )
        }
      </QueryView>
    </section>
  );
}
