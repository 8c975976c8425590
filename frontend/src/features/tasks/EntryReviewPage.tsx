import { useQuery } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { EntryReview } from '@shared/entry/types';
import { exact } from '@shared/format/numbers';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';

/** What was entered beside what counts now; accepted it counts, returned it does not. */
export function EntryReviewPage() {
  const { id = '' } = useParams();
  const review = useQuery({
    queryKey: ['entry-reviews', id],
    queryFn: () => call('GET /api/entry-reviews/{id}', { path: { id } }),
  });
  return <QueryView query={review}>{(data) => <Opened review={data} />}</QueryView>;
}

function Opened({ review }: { review: EntryReview }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { language } = usePreferences();
  const navigate = useNavigate();
  const reviews = useMay('APPROVER');
  const [note, setNote] = useState('');
  const { batch, tag, lines } = review;
  const decide = useChange(
    (accept: boolean) =>
      call('POST /api/entry-reviews/{id}/decision', {
        path: { id: String(batch.id) },
        body: { accept, note: note.trim() || null },
      }),
    [['entry-reviews'], ['manual-tags'], ['customers']],
    (decided) => {
      message.success(t(`manual.states.${decided.state}`));
      void navigate('/tasks');
    },
  );
  const open = batch.state === 'WAITING';
  return (
    <>
      <PageHead
        title={language === 'en' ? tag.nameEn : tag.nameZh}
        before={<Link to="/tasks">{t('nav.tasks')}</Link>}
        facts={
          <>
            <span className="mono">{tag.tag}</span>
            <span>{t(`manual.states.${batch.state}`)}</span>
            <span>{t('manual.entriesCount', { count: batch.entries, shown: exact(batch.entries) })}</span>
            <span>
              {batch.enteredBy} <When at={batch.enteredAt} brief />
            </span>
          </>
        }
      />
      {decide.isError && (
        <div className="section">
          <ProblemView problem={asProblem(decide.error)} />
        </div>
      )}
      <DataTable
        label={t('manual.entries')}
        rows={lines}
        rowKey={(row) => row.customer}
        columns={[
          {
            key: 'customer',
            title: t('nav.customers'),
            cell: (row) => (
              <Link className="mono" to={`/audience/customers/${encodeURIComponent(row.customer)}`}>
                {row.customer}
              </Link>
            ),
          },
          {
            key: 'before',
            title: t('manual.counts'),
            cell: (row) => row.before ?? <span className="quiet">–</span>,
          },
          {
            key: 'after',
            title: t('manual.entered'),
            cell: (row) => row.value ?? <span className="quiet">{t('manual.takeAway')}</span>,
          },
        ]}
      />
      {lines.length < batch.entries && (
        <p className="quiet small">{t('manual.firstLines', { count: lines.length })}</p>
      )}
      {open && batch.own && <p className="quiet section">{t('manual.ownReview')}</p>}
      {open && reviews && !batch.own && (
        <div className="sheet padded section" style={{ marginTop: 16 }}>
          <label>
            {t('tasks.comment')}
            <Input.TextArea
              maxLength={500}
              autoSize={{ minRows: 2 }}
              placeholder={t('tasks.commentHint')}
              value={note}
              onChange={(event) => {
                setNote(event.target.value);
              }}
            />
          </label>
          <div className="thumb-bar">
            <Button
              danger
              disabled={note.trim() === ''}
              loading={decide.isPending}
              onClick={() => {
                decide.mutate(false);
              }}
            >
              {t('tasks.refuse')}
            </Button>
            <Button
              type="primary"
              loading={decide.isPending}
              onClick={() => {
                decide.mutate(true);
              }}
            >
              {t('tasks.approve')}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
