import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNamed } from '@shared/i18n/names';
import { DataTable } from '@shared/ui/DataTable';
import { tagPath } from '../paths';
import type { MovingLine, MovingStanding } from './types';

const MARKS: Record<MovingStanding, string> = {
  NEW: 'green',
  SAME: '',
  TAKEN: 'red',
  TWIN: 'red',
  UNFIT: 'red',
};

/** Each tag of a file, and what it is here. */
export function MovingTable({ lines, taken }: { lines: readonly MovingLine[]; taken: boolean }) {
  const { t } = useTranslation();
  const nameOf = useNamed();
  return (
    <DataTable
      label={t('tagFiles.tags')}
      rows={lines}
      rowKey={(row) => row.code}
      columns={[
        {
          key: 'name',
          title: t('tags.name'),
          cell: (row) => {
            const name = nameOf(row);
            return (
              <>
                {taken || row.standing === 'SAME' ? (
                  <Link className="name" to={tagPath(row.code)}>
                    {name}
                  </Link>
                ) : (
                  name
                )}
                <div className="quiet small mono">{row.code}</div>
              </>
            );
          },
        },
        {
          key: 'standing',
          title: t('tagFiles.standing'),
          cell: (row) => (
            <>
              <span className={`mark ${MARKS[row.standing]}`}>
                {t(taken && row.standing === 'NEW' ? 'tagFiles.made' : `tagFiles.standings.${row.standing}`)}
              </span>
              {row.twin && (
                <>
                  {' '}
                  <Link className="mono" to={tagPath(row.twin)}>
                    {row.twin}
                  </Link>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
