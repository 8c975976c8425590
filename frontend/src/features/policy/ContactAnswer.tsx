import { useTranslation } from 'react-i18next';
import { bankDateTime } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { PolicyStages } from './PolicyStages';
import type { Explanation } from './types';

/** May this customer be contacted now? Every stage answers, also after the first refusal. */
export function ContactAnswer({ answer }: { answer: Explanation }) {
  const { t } = useTranslation();
  const word = useWord();
  const waits = answer.allowed && answer.earliest > answer.asOf;
  return (
    <>
      <p style={{ marginBottom: 12 }}>
        {answer.allowed ? (
          <span className={`mark ${waits ? 'amber' : 'green'}`}>
            {waits
              ? t('policy.allowedFrom', { at: bankDateTime(answer.earliest) })
              : `✓ ${t('policy.allowed')}`}
          </span>
        ) : (
          <span className="mark red">✕&nbsp;{t('policy.notAllowed')}</span>
        )}{' '}
        <span className="quiet">
          {t('policy.pressure', { share: Math.round(answer.pressure * 100) })} ·{' '}
          {t('policy.asOf', { at: bankDateTime(answer.asOf) })} ·{' '}
          {t('policy.capsTable', { version: answer.capsVersion })}
        </span>
      </p>
      <PolicyStages stages={answer.stages} />
      <h2 className="section-title" style={{ marginTop: 24 }}>
        {t('policy.contacts')}
      </h2>
      {answer.contacts.length === 0 ? (
        <p className="quiet">{t('policy.noContacts')}</p>
      ) : (
        <DataTable
          label={t('policy.contacts')}
          rows={answer.contacts.map((contact, number) => ({ ...contact, number }))}
          rowKey={(row) => String(row.number)}
          columns={[
            {
              key: 'at',
              title: t('policy.at'),
              cell: (row) => <span className="num">{bankDateTime(row.at)}</span>,
            },
            { key: 'channel', title: t('campaigns.channel'), cell: (row) => word('channel', row.channel) },
            { key: 'purpose', title: t('policy.purpose'), cell: (row) => word('purpose', row.purpose) },
          ]}
        />
      )}
    </>
  );
}
