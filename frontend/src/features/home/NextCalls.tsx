import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import { MOST } from './Campaigns';

/** For relationship managers: whom to call next, the promised calls first. */
export function NextCalls() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const work = useQuery({
    queryKey: ['worklist', '0'],
    queryFn: () => call('GET /api/worklist', { query: { page: 0 } }),
    refetchInterval: 30_000,
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('home.nextCalls')}</h2>
      <QueryView query={work} skeletonRows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('worklist.emptyTitle')}</p>
          ) : (
            <DataTable
              label={t('home.nextCalls')}
              rows={items.slice(0, MOST)}
              rowKey={(row) => row.id}
              onOpen={() => void navigate('/worklist')}
              columns={[
                {
                  key: 'customer',
                  title: t('policy.customer'),
                  cell: (row) => <span className="name mono">{row.customer}</span>,
                },
                { key: 'campaign', title: t('why.campaign'), cell: (row) => row.campaign },
                {
                  key: 'when',
                  title: t('home.callWhen'),
                  right: true,
                  cell: (row) =>
                    row.callBack ? (
                      <span className="mark amber">{t('worklist.callBackOn', { day: row.callBack })}</span>
                    ) : (
                      <When at={row.createdAt} brief />
                    ),
                },
              ]}
            />
          )
        }
      </QueryView>
    </section>
  );
}
