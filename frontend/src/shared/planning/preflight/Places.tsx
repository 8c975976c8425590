import { useTranslation } from 'react-i18next';
import { exact } from '../../format/numbers';
import { useWord } from '../../i18n/words';
import { DataTable } from '../../ui/DataTable';
import { People, When } from '../../ui/Numbers';
import { Refused } from '../Refused';
import type { PreflightPlace } from '../types';

/** What each place of the journey would do that contacts somebody. */
export function Places({ places }: { places: readonly PreflightPlace[] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className="section">
      <h2 className="section-title">{t('preflight.places')}</h2>
      <p className="quiet" style={{ marginBottom: 8 }}>
        {t('preflight.placesText')}
      </p>
      <DataTable
        label={t('preflight.places')}
        rows={places}
        rowKey={(row) => row.element}
        columns={[
          {
            key: 'name',
            title: t('preflight.place'),
            cell: (row) => (
              <>
                <span className="name">{row.name || row.element}</span>
                <div className="quiet small">
                  {word('channel', row.channel)} · {word('purpose', row.purpose)}
                </div>
              </>
            ),
          },
          {
            key: 'due',
            title: t('preflight.due'),
            wide: true,
            cell: (row) => <When at={row.due} brief />,
          },
          {
            key: 'granted',
            title: t('preflight.granted'),
            right: true,
            cell: (row) => (
              <>
                {!row.everybody && <span className="quiet">{t('preflight.most')} </span>}
                <People of={row.granted} />
                {row.deferred > 0 && (
                  <div className="quiet small">
                    {t('preflight.deferred', { count: row.deferred, shown: exact(row.deferred) })}
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'refused',
            title: t('preflight.refused'),
            cell: (row) => <Refused by={row.refused} />,
          },
        ]}
      />
    </section>
  );
}
