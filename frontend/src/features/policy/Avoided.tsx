import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { CampaignLink } from '@shared/ui/CampaignLink';
import { DataTable } from '@shared/ui/DataTable';
import { QueryView } from '@shared/ui/QueryView';
import type { AvoidedLine } from './types';

const DAYS = 30;

/** What the policy kept from customers: the other side of contact pressure. */
export function Avoided() {
  const may = useMay('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');
  return may ? <Report /> : null;
}

function Report() {
  const { t } = useTranslation();
  const report = useQuery({
    queryKey: ['avoided-touches', DAYS],
    queryFn: () => call('GET /api/avoided-touches', { query: { days: String(DAYS) } }),
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('avoided.title')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('avoided.text', { count: DAYS })}
      </p>
      <QueryView query={report}>
        {(lines) => (lines.length === 0 ? <p>{t('avoided.none')}</p> : <Lines lines={lines} />)}
      </QueryView>
    </section>
  );
}

function Lines({ lines }: { lines: readonly AvoidedLine[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const total = lines.reduce((sum, line) => sum + line.touches, 0);
  const reasons = [...new Set(lines.map((line) => line.reason))].map((reason) => ({
    reason,
    touches: lines.filter((line) => line.reason === reason).reduce((sum, line) => sum + line.touches, 0),
  }));
  return (
    <>
      <dl className="figures" style={{ marginBottom: 12 }}>
        <div className="figure">
          <dt>{t('avoided.total')}</dt>
          <dd className="num">{exact(total)}</dd>
        </div>
        {reasons.map((each) => (
          <div className="figure" key={each.reason}>
            <dt>{word('reason', each.reason)}</dt>
            <dd className="num">{exact(each.touches)}</dd>
          </div>
        ))}
      </dl>
      <DataTable
        label={t('avoided.title')}
        rows={lines.map((line, place) => ({ ...line, place }))}
        rowKey={(row) => String(row.place)}
        columns={[
          { key: 'day', title: t('policy.day'), sort: (row) => row.day, cell: (row) => row.day },
          {
            key: 'campaign',
            title: t('why.campaign'),
            sort: (row) => row.name ?? '',
            cell: (row) => <CampaignLink campaign={row} />,
          },
          {
            key: 'channel',
            title: t('campaigns.channel'),
            wide: true,
            cell: (row) => word('channel', row.channel),
          },
          {
            key: 'reason',
            title: t('avoided.reason'),
            sort: (row) => row.reason,
            cell: (row) => word('reason', row.reason),
          },
          {
            key: 'touches',
            title: t('avoided.touches'),
            right: true,
            sort: (row) => row.touches,
            cell: (row) => exact(row.touches),
          },
        ]}
      />
    </>
  );
}
