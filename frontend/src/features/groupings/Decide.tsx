import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';
import type { Grouping, Run } from './types';

/** Saves a division as segments, or decides on one that waits for a second person. */
export function Decide({ grouping, run }: { grouping: Grouping; run: Run }) {
  if (run.standing === 'OPEN') return <TakeEffect grouping={grouping} run={run} />;
  if (run.standing === 'AWAITING') return <Approve grouping={grouping} run={run} />;
  return null;
}

function TakeEffect({ grouping, run }: { grouping: Grouping; run: Run }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayEdit = useMay('MARKETER');
  const take = useChange(
    () =>
      call('POST /api/groupings/{code}/runs/{run}/effect', {
        path: { code: grouping.code, run: run.id },
      }),
    [['groupings'], ['segments']],
    (taken) => message.success(t(taken.standing === 'AWAITING' ? 'groupings.asked' : 'groupings.inEffect')),
  );
  if (!mayEdit) return null;
  return (
    <>
      <div className="tools">
        <Button
          type="primary"
          loading={take.isPending}
          onClick={() => {
            take.mutate(undefined);
          }}
        >
          {grouping.inEffect ? t('groupings.replace') : t('groupings.saveGroups')}
        </Button>
        <span className="quiet small">{t('groupings.saveGroupsText')}</span>
      </div>
      {take.isError && <ProblemView problem={asProblem(take.error)} />}
    </>
  );
}

function Approve({ grouping, run }: { grouping: Grouping; run: Run }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const mayApprove = useMay('APPROVER');
  const [comment, setComment] = useState('');
  const path = { code: grouping.code, run: run.id };
  const approve = useChange(
    () => call('POST /api/groupings/{code}/runs/{run}/approval', { path, body: { hash: run.hash ?? '' } }),
    [['groupings'], ['segments']],
    () => message.success(t('groupings.inEffect')),
  );
  const refuse = useChange(
    () => call('POST /api/groupings/{code}/runs/{run}/refusal', { path, body: { comment: comment.trim() } }),
    [['groupings']],
    () => message.success(t('groupings.refusedDone')),
  );
  const problem = approve.error ?? refuse.error;
  return (
    <div className="sheet padded" style={{ marginBottom: 16 }}>
      <p>{t('groupings.awaiting', { by: run.askedBy ?? run.startedBy })}</p>
      {mayApprove && !run.own ? (
        <>
          <div className="tools">
            <Button
              type="primary"
              loading={approve.isPending}
              onClick={() => {
                approve.mutate(undefined);
              }}
            >
              {t('groupings.approve')}
            </Button>
            <Input
              style={{ width: 280, maxWidth: '100%' }}
              aria-label={t('groupings.comment')}
              placeholder={t('groupings.comment')}
              maxLength={1000}
              value={comment}
              onChange={(event) => {
                setComment(event.target.value);
              }}
            />
            <Button
              danger
              disabled={!comment.trim()}
              loading={refuse.isPending}
              onClick={() => {
                refuse.mutate(undefined);
              }}
            >
              {t('groupings.refuse')}
            </Button>
          </div>
          {problem && <ProblemView problem={asProblem(problem)} />}
        </>
      ) : (
        <p className="quiet">{t(run.own ? 'groupings.awaitingOther' : 'groupings.awaitingApprover')}</p>
      )}
    </div>
  );
}
