import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { call } from '@shared/api/client';
import { bankDateTime, duration } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import type { Explanation, ListEntry, Stage } from './types';

/** May this customer be contacted now? Every stage answers, also after the first refusal. */
export function WhyPage() {
  const { t } = useTranslation();
  const word = useWord();
  const [search, setSearch] = useSearchParams();
  const customer = search.get('customer') ?? '';
  const channel = search.get('channel') ?? 'SMS';
  const purpose = search.get('purpose') ?? 'MARKETING';
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => call('GET /api/channels') });
  const names = [...new Set([channel, ...(channels.data ?? []).map((each) => each.channel)])];
  const why = useQuery({
    queryKey: ['policy', 'why', customer, channel, purpose],
    queryFn: () =>
      call('GET /api/policy/customers/{key}', { path: { key: customer }, query: { channel, purpose } }),
    enabled: customer !== '',
  });
  return (
    <>
      <PageHead title={t('policy.why')} facts={<span>{t('policy.whyFacts')}</span>} />
      <Form
        layout="inline"
        requiredMark={false}
        initialValues={{ customer, channel, purpose }}
        onFinish={(values: { customer: string; channel: string; purpose: string }) => {
          setSearch({ ...values, customer: values.customer.trim() });
        }}
      >
        <Form.Item
          name="customer"
          label={t('policy.customer')}
          rules={[{ required: true, message: t('common.required') }]}
        >
          <Input spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Form.Item name="channel" label={t('campaigns.channel')}>
          <Select
            style={{ minWidth: 140 }}
            options={names.map((value) => ({ value, label: word('channel', value) }))}
          />
        </Form.Item>
        <Form.Item name="purpose" label={t('policy.purpose')}>
          <Select
            style={{ minWidth: 110 }}
            options={['MARKETING', 'SERVICE'].map((value) => ({ value, label: word('purpose', value) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('policy.ask')}
        </Button>
      </Form>
      <div className="section" style={{ marginTop: 24 }}>
        {customer === '' ? (
          <Empty title={t('policy.askTitle')} text={t('policy.askText')} />
        ) : (
          <QueryView query={why}>{(answer) => <Answer answer={answer} />}</QueryView>
        )}
      </div>
    </>
  );
}

function Answer({ answer }: { answer: Explanation }) {
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
          <span className="mark red">✕ {t('policy.notAllowed')}</span>
        )}{' '}
        <span className="quiet">
          {t('policy.pressure', { share: Math.round(answer.pressure * 100) })} ·{' '}
          {t('policy.asOf', { at: bankDateTime(answer.asOf) })} ·{' '}
          {t('policy.capsTable', { version: answer.capsVersion })}
        </span>
      </p>
      <DataTable
        label={t('policy.stages')}
        rows={answer.stages.map((stage, number) => ({ ...stage, number }))}
        rowKey={(row) => String(row.number)}
        columns={[
          { key: 'stage', title: t('policy.stage'), cell: (row) => word('policyStage', row.stage) },
          { key: 'verdict', title: t('policy.verdict'), cell: (row) => <VerdictMark stage={row} /> },
          { key: 'seen', title: t('policy.seen'), cell: (row) => <Seen stage={row} /> },
        ]}
      />
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

function VerdictMark({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const word = useWord();
  if (stage.verdict === 'PASS') return <span className="mark green">✓ {t('policy.pass')}</span>;
  if (stage.verdict === 'DEFER') return <span className="mark amber">{t('policy.defer')}</span>;
  if (stage.verdict === 'NOT_ASKED') return <span className="quiet">{t('policy.notAsked')}</span>;
  return <span className="mark red">✕ {word('reason', stage.reason)}</span>;
}

function Seen({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = usePreferences();
  const { seen } = stage;
  switch (stage.stage) {
    case 'CAP':
      return (
        <>
          {word('policyScope', String(seen.scope))}{' '}
          <span className="num">
            {seen.used} / {seen.max}
          </span>{' '}
          · {duration(Number(seen.seconds), language)}
          {seen['free again'] !== undefined && (
            <div className="quiet small">
              {t('policy.freeAgain', { at: bankDateTime(String(seen['free again'])) })}
            </div>
          )}
        </>
      );
    case 'QUIET_HOURS':
      return (
        <>
          {seen.zone}
          {stage.verdict === 'DEFER' && (
            <div className="quiet small">
              {t('policy.allowedFrom', { at: bankDateTime(String(seen.until)) })}
            </div>
          )}
        </>
      );
    case 'LISTS':
      return <Entries entries={stage.entries} />;
    case 'CAPACITY':
      return <>{seen.branch === '*' ? t('policy.wholeBank') : seen.branch}</>;
    case 'CONSENT':
      return seen.channel === undefined ? null : (
        <>
          {word('channel', String(seen.channel))} · {word('purpose', String(seen.purpose))}
        </>
      );
    default:
      return <>{word('channel', String(seen.channel))}</>;
  }
}

function Entries({ entries }: { entries: readonly ListEntry[] }) {
  const { t } = useTranslation();
  const word = useWord();
  return entries.map((entry) => (
    <div key={`${entry.at} ${entry.list} ${entry.kind}`}>
      {word('policyList', entry.list)} · {t(entry.kind === 'ADD' ? 'policy.added' : 'policy.removed')} ·{' '}
      {entry.reason}
      <div className="quiet small num">
        {bankDateTime(entry.at)} {entry.actor}
        {entry.until !== null && ` · ${t('policy.until')} ${bankDateTime(entry.until)}`}
      </div>
    </div>
  ));
}
