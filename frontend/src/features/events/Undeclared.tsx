import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { exact } from '@shared/format/numbers';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import type { SeenType, UndeclaredProperty } from './types';

/** Types and properties that came although no declaration names them. */
export function Undeclared(props: {
  types: SeenType[];
  properties: UndeclaredProperty[];
  mayDeclare: boolean;
}) {
  const { t } = useTranslation();
  if (props.types.length + props.properties.length === 0) return null;
  const rows = [
    ...props.types.map((seen) => ({
      key: `${seen.source} ${seen.type}`,
      type: seen.type,
      source: seen.source,
      property: '',
      events: seen.accepted + seen.refused,
      lastAt: seen.lastAt,
    })),
    ...props.properties.map((seen) => ({
      key: `${seen.type}/${seen.property}`,
      type: seen.type,
      source: '',
      property: seen.property,
      events: seen.events,
      lastAt: seen.lastAt,
    })),
  ];
  return (
    <section className="section">
      <h2 className="section-title">{t('eventTypes.undeclared')}</h2>
      <p className="quiet small">{t('eventTypes.undeclaredText')}</p>
      <DataTable
        label={t('eventTypes.undeclared')}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'type',
            title: t('eventTypes.type'),
            sort: (row) => row.type,
            cell: (row) => (
              <span className="mono">
                {row.type}
                {row.property && ` › ${row.property}`}
              </span>
            ),
          },
          { key: 'source', title: t('eventTypes.source'), wide: true, cell: (row) => row.source || '–' },
          {
            key: 'events',
            title: t('eventTypes.events'),
            right: true,
            sort: (row) => row.events,
            cell: (row) => exact(row.events),
          },
          {
            key: 'last',
            title: t('eventTypes.last'),
            right: true,
            wide: true,
            sort: (row) => row.lastAt,
            cell: (row) => <When at={row.lastAt} brief />,
          },
          {
            key: 'declare',
            title: '',
            right: true,
            cell: (row) =>
              props.mayDeclare && row.type !== '*' ? (
                <Link
                  to={
                    row.property
                      ? `/run/event-types/${encodeURIComponent(row.type)}`
                      : `/run/new-event-type?code=${encodeURIComponent(row.type)}&source=${encodeURIComponent(row.source)}`
                  }
                >
                  {t('eventTypes.declareThis')}
                </Link>
              ) : null,
          },
        ]}
      />
    </section>
  );
}
