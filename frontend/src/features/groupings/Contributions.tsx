import { useTranslation } from 'react-i18next';
import { percent } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { DataTable } from '@shared/ui/DataTable';
import { useSlotText } from './names';
import type { Contribution } from './types';

/** What the look-alikes were found by: how much each tag says, and of which values. */
export function Contributions(props: { contributions: Contribution[]; summary: Record<string, unknown> }) {
  const { t } = useTranslation();
  const named = useNamed();
  const slotText = useSlotText();
  return (
    <section style={{ marginTop: 24 }}>
      <h2 className="section-title">{t('groupings.contributions')}</h2>
      <p className="quiet small">
        {t('groupings.contributionsText', {
          kept: props.contributions.length,
          looked: props.summary.tagsLookedAt as number,
          beyond: props.summary.beyond as number,
        })}
      </p>
      <DataTable<Contribution>
        label={t('groupings.contributions')}
        rows={props.contributions}
        rowKey={(row) => row.tag}
        columns={[
          {
            key: 'tag',
            title: t('groupings.tag'),
            cell: (row) => (
              <>
                <strong>{named(row)}</strong>
                <div className="quiet small mono">{row.tag}</div>
                <ul className="bare-list small" aria-label={t('groupings.typical')}>
                  {row.slots
                    .filter((slot) => slot.weight > 0.05)
                    .slice(0, 3)
                    .map((slot) => (
                      <li key={slotText(slot)}>
                        {slotText(slot)}{' '}
                        <span className="quiet num">
                          {t('groupings.seedAndOthers', {
                            seed: percent(slot.seedShare),
                            others: percent(slot.otherShare),
                          })}
                        </span>
                      </li>
                    ))}
                </ul>
              </>
            ),
          },
          {
            key: 'share',
            title: t('groupings.contribution'),
            right: true,
            cell: (row) => (
              <div style={{ minWidth: 90 }}>
                <span className="num">{percent(row.share)}</span>
                <div className="bar">
                  <i style={{ width: `${row.share * 100}%` }} />
                </div>
              </div>
            ),
          },
          {
            key: 'z',
            title: t('groupings.beyondChance'),
            right: true,
            wide: true,
            cell: (row) => <span className="num">{row.z.toFixed(1)}</span>,
          },
        ]}
      />
    </section>
  );
}
