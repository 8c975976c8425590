import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { hasStatus } from '@shared/api/problem';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { Chapters } from './Chapter';
import { EnterValue } from './EnterValue';
import type { ConsentAct, CustomerView } from './types';

/** All that is known of one customer, each fact with its source and its time. */
export function CustomerPage() {
  const { t } = useTranslation();
  const key = useParams()['key'] ?? '';
  const customer = useQuery({
    queryKey: ['customers', key],
    queryFn: () => call('GET /api/customers/{key}', { path: { key } }),
    retry: (count, error) => !hasStatus(error, 404) && count < 2,
  });
  if (customer.isError && hasStatus(customer.error, 404)) {
    return (
      <>
        <PageHead title={key} />
        <Empty title={t('customer.unknown')} text={t('customer.unknownText')} />
      </>
    );
  }
  return (
    <QueryView query={customer}>
      {(view) => (
        <>
          <Head view={view} />
          <Chapters customer={view.key} names={view.chapters}>
            <Consents acts={view.consents} />
          </Chapters>
        </>
      )}
    </QueryView>
  );
}

function Head({ view }: { view: CustomerView }) {
  const { t } = useTranslation();
  return (
    <PageHead
      title={view.name ?? view.key}
      facts={
        <>
          <span className="mono">{view.key}</span>
          <span>{t('customer.branch', { branch: view.branch ?? '–' })}</span>
          {view.mobile && <span className="num">{view.mobile}</span>}
          {view.email && <span className="num">{view.email}</span>}
        </>
      }
      actions={
        <>
          <EnterValue customer={view.key} />
          <Link to={`/policy/why?customer=${encodeURIComponent(view.key)}`}>
            <Button>{t('customer.mayWe')}</Button>
          </Link>
        </>
      }
    />
  );
}

function Consents({ acts }: { acts: readonly ConsentAct[] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="section">
      <h2 className="section-title">{t('customer.chapter.consents')}</h2>
      {acts.length === 0 ? (
        <p className="quiet">{t('customer.noConsent')}</p>
      ) : (
        <DataTable
          label={t('customer.chapter.consents')}
          rows={acts}
          rowKey={(act) => String(act.id)}
          columns={[
            {
              key: 'kind',
              title: t('customer.act'),
              cell: (act) => (
                <span className={`mark ${act.kind === 'GRANT' ? 'green' : 'red'}`}>
                  {act.kind === 'GRANT' ? '✓' : '✕'} {t(`customer.consent.${act.kind}`)}
                </span>
              ),
            },
            { key: 'channel', title: t('campaigns.channel'), cell: (act) => word('channel', act.channel) },
            { key: 'purpose', title: t('policy.purpose'), cell: (act) => word('purpose', act.purpose) },
            { key: 'evidence', title: t('consent.evidence'), cell: (act) => act.evidence, wide: true },
            { key: 'source', title: t('customer.source'), cell: (act) => act.source, wide: true },
            { key: 'at', title: t('customer.at'), cell: (act) => <When at={act.at} /> },
          ]}
        />
      )}
    </section>
  );
}
