import { useTranslation } from 'react-i18next';
import { bankDateTime } from '@shared/format/times';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import type { ListEntry, Stage } from './types';
import { useCapWindow } from './useCapWindow';

/** What every stage of the contact policy said about one customer, and what it looked at. */
export function PolicyStages({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <DataTable
      label={t('policy.stages')}
      rows={stages.map((stage, number) => ({ ...stage, number }))}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: 'stage', title: t('policy.stage'), cell: (row) => word('policyStage', row.stage) },
        { key: 'verdict', title: t('policy.verdict'), cell: (row) => <VerdictMark stage={row} /> },
        { key: 'seen', title: t('policy.seen'), cell: (row) => <Seen stage={row} /> },
      ]}
    />
  );
}

function VerdictMark({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const word = useWord();
  if (stage.verdict === 'PASS') return <span className="mark green">✓&nbsp;{t('policy.pass')}</span>;
  if (stage.verdict === 'DEFER') return <span className="mark amber">{t('policy.defer')}</span>;
  if (stage.verdict === 'NOT_ASKED') return <span className="quiet">{t('policy.notAsked')}</span>;
  return <span className="mark red">✕&nbsp;{word('reason', stage.reason)}</span>;
}

function Seen({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const word = useWord();
  const capWindow = useCapWindow();
  const { seen } = stage;
  switch (stage.stage) {
    case 'CAP':
      return (
        <>
          {word('policyScope', String(seen.scope))}{' '}
          <span className="num">
            {seen.used} / {seen.max}
          </span>{' '}
          · {capWindow(Number(seen.seconds), seen.calendar === true)}
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
