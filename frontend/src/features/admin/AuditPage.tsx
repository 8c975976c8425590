import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { AddressSearch } from '@shared/ui/AddressSearch';
import { Empty } from '@shared/ui/Empty';
import { flatten } from '@shared/ui/JsonView';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { usePage } from '@shared/ui/useServerList';

const FROM_THE_START = ['page'];

/** Who changed what, newest first, and whether the chain of entries is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const [page, setPage] = usePage();
  const [search] = useParameter('q');
  const searchInput = useRef<InputRef>(null);
  const audit = useQuery({
    queryKey: ['audit', search, page],
    queryFn: ({ signal }) => call('GET /api/audit', { query: { page, search }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t('nav.audit')}
        facts={
          audit.data &&
          (audit.data.chainIntact ? (
            <span className="mark green">✓&nbsp;{t('audit.intact')}</span>
          ) : (
            <span className="mark red">✕&nbsp;{t('audit.broken')}</span>
          ))
        }
      />
      <div className="tools">
        <AddressSearch label={t('audit.search')} inputRef={searchInput} drop={FROM_THE_START} />
      </div>
      <QueryView query={audit}>
        {(data) =>
          data.total === 0 ? (
            <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
          ) : (
            <DataTable
              label={t('nav.audit')}
              rows={data.items}
              rowKey={(row) => String(row.seq)}
              onSearch={() => searchInput.current?.focus()}
              paging={{ page, total: data.total, onPage: setPage }}
              columns={[
                { key: 'seq', title: '#', right: true, wide: true, cell: (row) => row.seq },
                { key: 'at', title: t('audit.at'), cell: (row) => <When at={row.at} brief /> },
                { key: 'actor', title: t('audit.actor'), cell: (row) => row.actor },
                {
                  key: 'action',
                  title: t('audit.action'),
                  cell: (row) => <span className="mono">{row.action}</span>,
                },
                {
                  key: 'subject',
                  title: t('audit.subject'),
                  cell: (row) => <span className="mono">{row.subject}</span>,
                },
                {
                  key: 'details',
                  title: t('audit.details'),
                  wide: true,
                  cell: (row) => (
                    <span className="quiet small">
                      {flatten(row.details)
                        .filter((line) => line.path)
                        .map((line) => `${line.path}: ${line.text}`)
                        .join(', ')}
                    </span>
                  ),
                },
              ]}
            />
          )
        }
      </QueryView>
    </>
  );
}
