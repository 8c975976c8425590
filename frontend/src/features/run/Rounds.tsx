import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { Refused } from '@shared/planning/Refused';
import { CampaignLink } from '@shared/ui/CampaignLink';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { QueryView } from '@shared/ui/QueryView';
import type { ContestRound } from './types';

/** Where campaigns competed for the same places: who was served first, and what was left. */
export function Rounds() {
  const { t } = useTranslation();
  const rounds = useQuery({
    queryKey: ['contest-rounds'],
    queryFn: () => call('GET /api/contest-rounds'),
  });
  return (
    <section className="section">
      <h2 className="section-title">{t('rounds.title')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('rounds.text')}
      </p>
      <QueryView query={rounds}>
        {(all) => {
          // Who was alone after all has competed with nobody.
          const contested = all.filter((round) => round.entries.length > 1);
          return contested.length === 0 ? (
            <p>{t('rounds.none')}</p>
          ) : (
            contested.slice(0, 5).map((round) => <Round key={round.id} round={round} />)
          );
        }}
      </QueryView>
    </section>
  );
}

function Round({ round }: { round: ContestRound }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <div style={{ marginBottom: 16 }}>
      <p style={{ marginBottom: 8 }}>
        <When at={round.openedAt} />{' '}
        {round.closedAt === null && <span className="mark amber">{t('rounds.gathers')}</span>}
      </p>
      <DataTable
        label={t('rounds.title')}
        rows={round.entries.map((entry, index) => ({ ...entry, rank: index + 1 }))}
        rowKey={(row) => String(row.rank)}
        columns={[
          { key: 'rank', title: t('rounds.rank'), right: true, cell: (row) => row.rank },
          {
            key: 'campaign',
            title: t('why.campaign'),
            cell: (row) => (
              <>
                <CampaignLink campaign={row} />
                <div className="quiet small">{word('channel', row.channel)}</div>
              </>
            ),
          },
          {
            key: 'priority',
            title: t('order.priority'),
            right: true,
            cell: (row) => row.priority ?? '–',
          },
          {
            key: 'wanted',
            title: t('rounds.wanted'),
            right: true,
            wide: true,
            cell: (row) => <People of={row.candidates} />,
          },
          {
            key: 'granted',
            title: t('rounds.granted'),
            right: true,
            cell: (row) =>
              row.granted === null ? (
                <span className="quiet">{t('rounds.waits')}</span>
              ) : (
                <People of={row.granted} />
              ),
          },
          {
            key: 'refused',
            title: t('preflight.refused'),
            cell: (row) => <Refused by={row.refused} />,
          },
        ]}
      />
    </div>
  );
}
