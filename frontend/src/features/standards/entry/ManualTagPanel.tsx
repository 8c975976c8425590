import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call, upload } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { EntryBatch, ListTaken, ManualTag } from '@shared/entry/types';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { ManualTagForm } from './ManualTagForm';

/** A list to enter, and what became of what was entered. */
export function ManualTagPanel(props: { tag: ManualTag; mayDefine: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { tag } = props;
  const client = useQueryClient();
  const nameOf = useNamed();
  const mayEnter = useMay('MARKETER', 'OPERATOR', 'RELATIONSHIP_MANAGER');
  const maySee = useMay('MARKETER', 'APPROVER', 'OPERATOR', 'RELATIONSHIP_MANAGER');
  const [changing, setChanging] = useState(false);
  const batches = useQuery({
    queryKey: ['manual-tags', tag.tag, 'batches'],
    queryFn: () => call('GET /api/manual-tags/{code}/batches', { path: { code: tag.tag } }),
    enabled: maySee,
  });
  const load = useMutation({
    mutationFn: (file: File) =>
      upload<ListTaken>(`/api/manual-tags/${encodeURIComponent(tag.tag)}/lists`, file, () => undefined),
    onSuccess: () => client.invalidateQueries({ queryKey: ['manual-tags'] }),
  });
  return (
    <Drawer
      open
      title={nameOf(tag)}
      onClose={props.onClose}
      size={640}
      extra={
        <>
          {props.mayDefine && (
            <Button
              onClick={() => {
                setChanging(true);
              }}
            >
              {t('manual.change')}
            </Button>
          )}{' '}
          {mayEnter && (
            <Upload
              accept=".csv,.txt"
              showUploadList={false}
              beforeUpload={(file) => {
                load.mutate(file);
                return false;
              }}
            >
              <Button type="primary" icon={<UploadOutlined />} loading={load.isPending}>
                {t('manual.loadList')}
              </Button>
            </Upload>
          )}
        </>
      }
    >
      <p className="quiet small">
        <Link to={`/audience/tags/${encodeURIComponent(tag.tag)}`}>{tag.tag}</Link> · {t('manual.loadHint')}
      </p>
      {load.isError && <ProblemView problem={asProblem(load.error)} />}
      {load.data && <ListReport taken={load.data} />}
      <h2 className="section-title" style={{ marginTop: 24 }}>
        {t('manual.batches')}
      </h2>
      {maySee && (
        <QueryView query={batches}>
          {(rows) =>
            rows.length === 0 ? (
              <p className="quiet">{t('manual.noBatches')}</p>
            ) : (
              <DataTable<EntryBatch>
                label={t('manual.batches')}
                rows={rows}
                rowKey={(row) => String(row.id)}
                columns={[
                  { key: 'state', title: t('manual.state'), cell: (row) => <BatchMark batch={row} /> },
                  {
                    key: 'entries',
                    title: t('manual.entries'),
                    right: true,
                    cell: (row) => exact(row.entries),
                  },
                  {
                    key: 'by',
                    title: t('manual.enteredBy'),
                    cell: (row) => (
                      <>
                        {row.enteredBy} <When at={row.enteredAt} brief />
                      </>
                    ),
                  },
                  {
                    key: 'reviewed',
                    title: t('manual.reviewedBy'),
                    wide: true,
                    cell: (row) => (
                      <>
                        {row.reviewedBy ?? <span className="quiet">–</span>}
                        {row.note && <div className="quiet small">{row.note}</div>}
                      </>
                    ),
                  },
                ]}
              />
            )
          }
        </QueryView>
      )}
      {changing && (
        <ManualTagForm
          tag={tag}
          onDone={() => {
            setChanging(false);
          }}
        />
      )}
    </Drawer>
  );
}

const COLOURS = { TAKEN: 'green', WAITING: 'amber', ACCEPTED: 'green', RETURNED: 'red' } as const;
const SIGNS = { TAKEN: '✓', WAITING: '◔', ACCEPTED: '✓', RETURNED: '✕' } as const;

function BatchMark({ batch }: { batch: EntryBatch }) {
  const { t } = useTranslation();
  return (
    <span className={`mark ${COLOURS[batch.state]}`}>
      {SIGNS[batch.state]} {t(`manual.states.${batch.state}`)}
    </span>
  );
}

function ListReport({ taken }: { taken: ListTaken }) {
  const { t } = useTranslation();
  return (
    <div className="sheet padded section" role="status">
      <p>
        {t('manual.report', {
          count: taken.lines,
          lines: exact(taken.lines),
          taken: exact(taken.taken),
          refused: exact(taken.refused),
        })}
        {taken.state && ` ${t(`manual.states.${taken.state}`)}`}
      </p>
      {taken.findings.length > 0 && (
        <ul className="plain small">
          {taken.findings.slice(0, 100).map((line) => (
            <li key={`${line.place} ${line.code}`}>
              <code>{line.place}</code> {line.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
