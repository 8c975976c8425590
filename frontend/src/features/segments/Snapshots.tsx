import CameraOutlined from '@ant-design/icons/CameraOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Segment } from '@shared/api/types';
import { exact } from '@shared/format/numbers';
import { Copyable } from '@shared/ui/Copyable';
import { DataTable } from '@shared/ui/DataTable';
import { People, When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { useSnapshots } from './api';

/** The set frozen at moments, each with the hash of its members: two equal hashes are the same people. */
export function Snapshots({ segment, mayTake }: { segment: Segment; mayTake: boolean }) {
  const { t } = useTranslation();
  const snapshots = useSnapshots(segment.code);
  const take = useChange(
    () => call('POST /api/segments/{code}/snapshots', { path: { code: segment.code } }),
    [['segments', segment.code, 'snapshots']],
  );
  return (
    <section>
      <h2 className="section-title">
        {t('segments.snapshots')}
        <span className="end">
          <Button
            size="small"
            icon={<CameraOutlined />}
            disabled={!mayTake}
            loading={take.isPending}
            onClick={() => {
              take.mutate(undefined);
            }}
          >
            {t('segments.takeSnapshot')}
          </Button>
        </span>
      </h2>
      {take.isError && <ProblemView problem={asProblem(take.error)} />}
      <QueryView query={snapshots} skeletonRows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('segments.noSnapshots')}</p>
          ) : (
            <DataTable
              label={t('segments.snapshots')}
              rows={rows}
              rowKey={(row) => String(row.id)}
              columns={[
                {
                  key: 'at',
                  title: t('segments.takenAt'),
                  cell: (row) => (
                    <>
                      <When at={row.at} />
                      {row.predictions.length > 0 && (
                        <div className="small quiet">
                          {t('predictions.frozen', {
                            models: [...new Set(row.predictions.map((one) => one.modelVersion ?? '–'))].join(
                              ', ',
                            ),
                          })}
                        </div>
                      )}
                    </>
                  ),
                },
                {
                  key: 'count',
                  title: t('segments.people'),
                  right: true,
                  cell: (row) => <People of={row.count} />,
                },
                {
                  key: 'change',
                  title: t('segments.change'),
                  right: true,
                  cell: (row) =>
                    row.joined === null || row.departed === null ? (
                      <span className="quiet">–</span>
                    ) : (
                      <span className="num">
                        +{exact(row.joined)}, −{exact(row.departed)}
                      </span>
                    ),
                },
                { key: 'hash', title: 'SHA-256', cell: (row) => <Copyable text={row.hash} shorten={16} /> },
              ]}
            />
          )
        }
      </QueryView>
    </section>
  );
}
