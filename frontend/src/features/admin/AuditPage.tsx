import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { flatten } from '@shared/ui/JsonView';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';

/** Who changed what, newest first, and whether the chain of entries is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const [parameter, setPage] = useParameter('page');
  const page = Math.max(0, Number.parseInt(parameter, 10) || 0);
  const audit = useQuery({
    queryKey: ['audit', page],
    queryFn: () => call('GET /api/audit', { query: { page } }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead
        title={t('nav.audit')}
        facts={
          audit.data &&
          (audit.data.chainIntact ? (
            <span className="mark green">✓ {t('audit.intact')}</span>
          ) : (
            <span className="mark red">✕ {t('audit.broken')}</span>
          ))
        }
      />
      <QueryView query={audit}>
        {(data) => (
          <DataTable
            label={t('nav.audit')}
            rows={data.items}
            rowKey={(row) => String(row.seq)}
            paging={{
              page,
              total: data.total,
              onPage: (next) => {
                setPage(next > 0 ? String(next) : '');
              },
            }}
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
        )}
      </QueryView>
    </>
  );
}
