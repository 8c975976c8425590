import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, type InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { points } from '@shared/format/numbers';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, Share, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { RowLink } from '@shared/ui/RowLink';
import { StateMark } from '@shared/ui/StateMark';
import { useParameter } from '@shared/ui/useParameter';
import { useServerList } from '@shared/ui/useServerList';

const RUN = 'LIVE,FINISHED,STOPPED';
const FROM_THE_START = ['page'];

/** Every campaign that reached customers, with what it changed. */
export function LearnPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useParameter('q');
  const searchInput = useRef<InputRef>(null);
  const list = useServerList({ key: 'created', down: true });
  const campaigns = useQuery({
    queryKey: ['campaigns', RUN, search, list.query],
    queryFn: ({ signal }) =>
      call('GET /api/campaigns', { query: { state: RUN, search, ...list.query }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('nav.learn')} facts={<span>{t('learn.facts')}</span>} />
      <div className="tools">
        <AddressSearch label={t('campaigns.search')} inputRef={searchInput} drop={FROM_THE_START} />
      </div>
      <QueryView query={campaigns}>
        {({ items: rows, total }) => {
          if (total === 0 && search)
            return <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />;
          if (total === 0) {
            return (
              <Empty title={t('learn.emptyTitle')} text={t('learn.emptyText')}>
                <Button onClick={() => void navigate('/campaigns')}>{t('nav.campaigns')}</Button>
              </Empty>
            );
          }
          return (
            <DataTable
              label={t('nav.learn')}
              rows={rows}
              rowKey={(row) => row.code}
              onOpen={(row) => void navigate(`/campaigns/${row.code}/report`)}
              onSearch={() => searchInput.current?.focus()}
              {...list.table(total)}
              columns={[
                {
                  key: 'name',
                  title: t('campaigns.name'),
                  ordered: true,
                  cell: (row) => <RowLink to={`/campaigns/${row.code}/report`}>{row.name}</RowLink>,
                },
                { key: 'state', title: t('campaigns.state'), cell: (row) => <StateMark state={row.state} /> },
                {
                  key: 'effect',
                  title: t('learn.effect'),
                  right: true,
                  cell: (row) => <Effect code={row.code} />,
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
                  key: 'at',
                  title: t('campaigns.factLaunched'),
                  right: true,
                  wide: true,
                  cell: (row) => <When at={row.launchedAt} brief />,
                },
              ]}
            />
          );
        }}
      </QueryView>
    </>
  );
}

/** The difference with its interval; a list of bare points would invite comparing noise. */
function Effect({ code }: { code: string }) {
  const { t } = useTranslation();
  const report = useQuery({
    queryKey: ['campaign', code, 'report'],
    queryFn: () => call('GET /api/campaigns/{code}/report', { path: { code } }),
    staleTime: 60_000,
    retry: false,
  });
  if (!report.data?.effect) return <span className="quiet">–</span>;
  const { difference, low, high } = report.data.effect;
  const clear = low > 0 || high < 0;
  return (
    <span className="num">
      <strong style={{ color: clear ? 'var(--accent-text)' : 'var(--text-2)' }}>{points(difference)}</strong>{' '}
      {t('report.pp')}
      <div className="quiet small">
        {points(low)} … {points(high)}
      </div>
    </span>
  );
}
