import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useManualTags, useWaitingEntries } from '@shared/entry/api';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { RowLink } from '@shared/ui/RowLink';

/** Values that somebody entered and a second person has to look at; nothing where none wait. */
export function EntryTasks() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = useNamed();
  const rows = useWaitingEntries();
  const tags = useManualTags();
  if (rows.length === 0) return null;
  const tagName = (code: string) => {
    const tag = tags.data?.find((each) => each.tag === code);
    return tag ? nameOf(tag) : code;
  };
  return (
    <section className="section">
      <h2 className="section-title">{t('manual.reviews')}</h2>
      <DataTable
        label={t('manual.reviews')}
        rows={rows}
        rowKey={(row) => String(row.id)}
        onOpen={(row) => void navigate(`/tasks/entries/${row.id}`)}
        columns={[
          {
            key: 'tag',
            title: t('tags.name'),
            cell: (row) => (
              <>
                <RowLink to={`/tasks/entries/${row.id}`}>{tagName(row.tag)}</RowLink>
                <div className="quiet small">
                  {t('manual.entriesCount', { count: row.entries, shown: exact(row.entries) })}
                </div>
              </>
            ),
          },
          {
            key: 'by',
            title: t('manual.enteredBy'),
            cell: (row) => (row.own ? t('manual.yourself', { name: row.enteredBy }) : row.enteredBy),
          },
          {
            key: 'at',
            title: t('tasks.since'),
            right: true,
            cell: (row) => <When at={row.enteredAt} brief />,
          },
        ]}
      />
    </section>
  );
}
