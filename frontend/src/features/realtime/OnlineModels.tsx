import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOnlineModels, type OnlineModel } from '@shared/events/onlineModels';
import { useNamed } from '@shared/i18n/names';
import { exact, percent } from '@shared/format/numbers';
import { DataTable, type Column } from '@shared/ui/DataTable';
import { shortSpan } from './lateness';

const asked = (model: OnlineModel) => Object.values(model.outcomes).reduce((sum, each) => sum + each, 0);

/** How the models that events wait for behave; nothing where the bank has none. */
export function OnlineModels() {
  const { t } = useTranslation();
  const models = useOnlineModels(5_000);
  const nameOf = useNamed();
  if (!models.data || models.data.length === 0) return null;
  const columns: Column<OnlineModel>[] = [
    {
      key: 'name',
      title: t('realtime.model'),
      cell: (row) => (
        <>
          {nameOf(row)} {row.resting && <Tag color="warning">{t('realtime.resting')}</Tag>}
          <div className="quiet small code">score.{row.code}</div>
        </>
      ),
      sort: nameOf,
    },
    {
      key: 'answered',
      title: t('realtime.answered'),
      right: true,
      cell: (row) => (
        <span className="num" title={`${exact(row.outcomes.ANSWERED)} / ${exact(asked(row))}`}>
          {asked(row) === 0 ? '–' : percent(row.outcomes.ANSWERED / asked(row))}
        </span>
      ),
      sort: (row) => (asked(row) === 0 ? -1 : row.outcomes.ANSWERED / asked(row)),
    },
    {
      key: 'p95',
      title: t('realtime.modelP95'),
      right: true,
      cell: (row) => (
        <span className="num">
          {row.p95Millis === 0 ? '–' : shortSpan(row.p95Millis)} / {shortSpan(row.limitMillis)}
        </span>
      ),
      sort: (row) => row.p95Millis,
    },
    {
      key: 'late',
      title: t('realtime.tooLate'),
      right: true,
      wide: true,
      cell: (row) => <span className="num">{exact(row.outcomes.LATE)}</span>,
      sort: (row) => row.outcomes.LATE,
    },
    {
      key: 'failed',
      title: t('realtime.failed'),
      right: true,
      wide: true,
      cell: (row) => <span className="num">{exact(row.outcomes.FAILED + row.outcomes.UNREADABLE)}</span>,
      sort: (row) => row.outcomes.FAILED + row.outcomes.UNREADABLE,
    },
    {
      key: 'skipped',
      title: t('realtime.notAsked'),
      right: true,
      wide: true,
      cell: (row) => <span className="num">{exact(row.outcomes.BUSY + row.outcomes.RESTING)}</span>,
      sort: (row) => row.outcomes.BUSY + row.outcomes.RESTING,
    },
    {
      key: 'fallback',
      title: t('realtime.fallback'),
      wide: true,
      cell: (row) =>
        row.fallback === null ? t('realtime.noFallback') : <span className="code">{row.fallback}</span>,
    },
  ];
  return (
    <section className="section">
      <h2 className="section-title">{t('realtime.models')}</h2>
      <DataTable
        label={t('realtime.models')}
        rows={models.data}
        columns={columns}
        rowKey={(row) => row.code}
      />
      <p className="quiet small">{t('realtime.modelsHint')}</p>
    </section>
  );
}
