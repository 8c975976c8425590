import { useTranslation } from 'react-i18next';
import { points } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { DataTable } from '@shared/ui/DataTable';
import { Share, When } from '@shared/ui/Numbers';
import type { Interim } from './interims';

type EffectShown = Pick<NonNullable<Interim['effect']>, 'difference' | 'low' | 'high'>;

const COLOURS = { BETTER: 'green', NO_DIFFERENCE: 'amber', WORSE: 'red' } as const;

/** What the data show, in a word. */
export function VerdictMark({ verdict }: { verdict: Interim['verdict'] }) {
  const word = useWord();
  return <span className={`mark ${COLOURS[verdict]}`}>{word('interim.verdict', verdict)}</span>;
}

/** Effect and interval in percentage points, as the report says them. */
export function EffectSoFar({ effect }: { effect: EffectShown | null }) {
  const { t } = useTranslation();
  if (!effect) return <span className="quiet">{t('interim.nobody')}</span>;
  const { difference, low, high } = effect;
  return (
    <span className="num">
      {points(difference)}{' '}
      <span className="quiet small">
        {t('report.range', { low: points(low), high: points(high) })} {t('report.pp')}
      </span>
    </span>
  );
}

/** Evaluations by their date, the newest first. */
export function InterimTable({
  interims,
  nameOf,
}: {
  interims: readonly Interim[];
  nameOf: (element: string) => string;
}) {
  const { t } = useTranslation();
  return (
    <DataTable
      label={t('interim.title')}
      rows={interims}
      rowKey={(row) => `${row.element} ${row.at}`}
      columns={[
        {
          key: 'element',
          title: t('campaigns.element'),
          cell: (row) => (
            <>
              {nameOf(row.element)}
              <div className="quiet small">
                <When at={row.at} />
              </div>
            </>
          ),
        },
        { key: 'verdict', title: t('interim.shows'), cell: (row) => <VerdictMark verdict={row.verdict} /> },
        {
          key: 'effect',
          title: t('report.effect'),
          right: true,
          cell: (row) => <EffectSoFar effect={row.effect} />,
        },
        {
          key: 'treated',
          title: t('report.treated'),
          right: true,
          wide: true,
          cell: (row) => <Share part={row.treated.converted} whole={row.treated.n} />,
        },
        {
          key: 'control',
          title: t('report.control'),
          right: true,
          wide: true,
          cell: (row) => <Share part={row.control.converted} whole={row.control.n} />,
        },
      ]}
    />
  );
}
