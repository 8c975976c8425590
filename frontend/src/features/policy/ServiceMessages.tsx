import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { CampaignLink } from '@shared/ui/CampaignLink';
import { DataTable } from '@shared/ui/DataTable';
import { QueryView } from '@shared/ui/QueryView';
import type { ServiceLine } from './types';

const DAYS = 30;

/** Who calls marketing a service gets around consent, quiet hours and caps; here it shows. */
export function ServiceMessages() {
  const approver = useMay('APPROVER');
  const analyst = useMay('ANALYST');
  const operator = useMay('OPERATOR');
  const administrator = useMay('ADMINISTRATOR');
  return approver || analyst || operator || administrator ? <Report /> : null;
}

function Report() {
  const { t } = useTranslation();
  const report = useQuery({
    queryKey: ['service-messages', DAYS],
    queryFn: () => call('GET /api/service-messages', { query: { days: String(DAYS) } }),
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('service.title')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('service.text', { count: DAYS })}
      </p>
      <QueryView query={report}>
        {(lines) => (lines.length === 0 ? <p>{t('service.none')}</p> : <Lines lines={lines} />)}
      </QueryView>
    </section>
  );
}

function Lines({ lines }: { lines: readonly ServiceLine[] }) {
  const { t } = useTranslation();
  const word = useWord();
  const number = (key: 'messages' | 'withoutConsent' | 'onLists' | 'atQuietTimes', wide: boolean) => ({
    key,
    title: t(`service.${key}`),
    right: true,
    wide,
    cell: (row: ServiceLine) => (
      <span className={`num${key !== 'messages' && row[key] > 0 ? ' mark amber' : ''}`}>
        {exact(row[key])}
      </span>
    ),
  });
  return (
    <DataTable
      label={t('service.title')}
      rows={lines.map((line, place) => ({ ...line, place }))}
      rowKey={(row) => String(row.place)}
      columns={[
        {
          key: 'campaign',
          title: t('why.campaign'),
          cell: (row) => (
            <>
              <CampaignLink campaign={row} />
              {row.code !== null && <div className="quiet small">{row.owner}</div>}
            </>
          ),
        },
        {
          key: 'channel',
          title: t('campaigns.channel'),
          wide: true,
          cell: (row) => word('channel', row.channel),
        },
        number('messages', false),
        number('withoutConsent', false),
        number('onLists', true),
        number('atQuietTimes', true),
      ]}
    />
  );
}
