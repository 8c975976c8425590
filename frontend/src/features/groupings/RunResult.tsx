import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { percent } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { Copyable } from '@shared/ui/Copyable';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { Contributions } from './Contributions';
import { Decide } from './Decide';
import { GroupDetail } from './GroupDetail';
import { MovesView } from './MovesView';
import { RunMark } from './RunMark';
import type { Contribution, Group, Grouping, Run } from './types';

/** The groups of a division with counts and shares, what the method has to say, and what to do with it. */
export function RunResult({ grouping, run }: { grouping: Grouping; run: Run }) {
  const { t } = useTranslation();
  const named = useNamed();
  const base = run.baseSize ?? 0;
  const groups = run.groups ?? [];
  const contributions = run.summary?.contributions as Contribution[] | undefined;
  return (
    <section className="section">
      <h2 className="section-title">
        {run.standing === 'IN_EFFECT'
          ? t('groupings.inEffectTitle', { division: run.division })
          : t('groupings.newTitle')}
        <span className="end small">
          <RunMark run={run} />
        </span>
      </h2>
      <p className="quiet small">
        <People of={base} /> {t('groupings.dividedAt')} <When at={run.finishedAt} />
        {run.hash && (
          <>
            {' '}
            · <Copyable text={run.hash} shorten={16} />
          </>
        )}
      </p>
      {run.moves && run.standing !== 'IN_EFFECT' && (
        <MovesView moves={run.moves} groups={groups} before={grouping.inEffect?.groups ?? []} />
      )}
      <Decide grouping={grouping} run={run} />
      <DataTable<Group>
        label={t('groupings.groups')}
        rows={groups}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'name',
            title: t('groupings.group'),
            cell: (row) => (
              <>
                <strong>{named(row)}</strong>
                <GroupDetail group={row} />
              </>
            ),
          },
          {
            key: 'size',
            title: t('groupings.customers'),
            right: true,
            sort: (row) => row.size,
            cell: (row) => <People of={row.size} />,
          },
          {
            key: 'share',
            title: t('groupings.share'),
            right: true,
            cell: (row) => <span className="num">{percent(base > 0 ? row.size / base : 0)}</span>,
          },
          {
            key: 'hash',
            title: t('groupings.hash'),
            wide: true,
            cell: (row) => <Copyable text={row.hash} shorten={12} />,
          },
          {
            key: 'segment',
            title: t('groupings.segment'),
            cell: (row) =>
              row.segment && run.standing === 'IN_EFFECT' ? (
                <Link to={`/audience/segments/${row.segment}`} className="mono">
                  {row.segment}
                </Link>
              ) : (
                <span className="quiet">–</span>
              ),
          },
        ]}
      />
      {contributions && <Contributions contributions={contributions} summary={run.summary ?? {}} />}
    </section>
  );
}
