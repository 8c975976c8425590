import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { EntryReview } from '@shared/entry/types';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { AcceptOrReturn, type Decision } from './AcceptOrReturn';

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
  const nameOf = useNamed();
  const navigate = useNavigate();
  const reviews = useMay('APPROVER');
  const { batch, tag, lines } = review;
  const decide = useChange(
    (decision: Decision) =>
      call('POST /api/entry-reviews/{id}/decision', { path: { id: String(batch.id) }, body: decision }),
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
        title={nameOf(tag)}
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
        <AcceptOrReturn
          busy={decide.isPending}
          onDecide={(accept, note) => {
            decide.mutate({ accept, note });
          }}
        />
      )}
    </>
  );
}
