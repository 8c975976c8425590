import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { Copyable } from '@shared/ui/Copyable';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { People, When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { Recalls } from './Recalls';
import { ResultFile } from './ResultFile';
import type { CallList } from './types';

/** What the call centre is given, and what it gives back. */
export function CallListsPage() {
  const { t } = useTranslation();
  const operator = useMay('OPERATOR');
  const page = useQuery({
    queryKey: ['call-lists'],
    queryFn: () => call('GET /api/call-lists'),
    enabled: operator,
  });
  const make = useChange(() => call('POST /api/call-lists'), [['call-lists']]);
  if (!operator) return <Empty title={t('calls.noneFor')} text={t('calls.noneForText')} />;
  return (
    <>
      <PageHead
        title={t('calls.title')}
        facts={page.data && <span>{t('calls.waiting', { count: page.data.waiting })}</span>}
        actions={
          <Button
            type="primary"
            loading={make.isPending}
            disabled={!page.data || page.data.waiting === 0}
            onClick={() => {
              make.mutate(undefined);
            }}
          >
            {t('calls.make')}
          </Button>
        }
      />
      {make.isError && <ProblemView problem={asProblem(make.error)} />}
      <QueryView query={page}>
        {({ lists }) =>
          lists.length === 0 ? (
            <Empty title={t('calls.emptyTitle')} text={t('calls.emptyText')} />
          ) : (
            <>
              <Lists lists={lists} />
              <ResultFile />
            </>
          )
        }
      </QueryView>
    </>
  );
}

function Lists({ lists }: { lists: readonly CallList[] }) {
  const { t } = useTranslation();
  return (
    <section className="section">
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('calls.text')}
      </p>
      <DataTable
        label={t('calls.title')}
        rows={lists}
        rowKey={(row) => String(row.id)}
        columns={[
          {
            key: 'list',
            title: t('calls.list'),
            cell: (row) => (
              <>
                <span className="name num">{row.id}</span>
                <div className="quiet small">
                  <When at={row.createdAt} brief /> · {row.createdBy}
                </div>
              </>
            ),
          },
          {
            key: 'items',
            title: t('calls.items'),
            right: true,
            cell: (row) => (
              <>
                <People of={row.items} />
                <div className="quiet small">{t('calls.open', { count: row.open })}</div>
              </>
            ),
          },
          {
            key: 'sha256',
            title: 'SHA-256',
            wide: true,
            cell: (row) => <Copyable text={row.sha256} shorten={12} />,
          },
          {
            key: 'files',
            title: t('calls.files'),
            cell: (row) => (
              <>
                <a href={`/api/call-lists/${row.id}/file`} download={`calls-${row.id}.csv`}>
                  {t('calls.file')}
                </a>
                <br />
                <a href={`/api/call-lists/${row.id}/manifest`} download={`calls-${row.id}.json`}>
                  {t('calls.manifest')}
                </a>
              </>
            ),
          },
          {
            key: 'recall',
            title: t('calls.recalls'),
            cell: (row) => <Recalls list={row} />,
          },
        ]}
      />
    </section>
  );
}
