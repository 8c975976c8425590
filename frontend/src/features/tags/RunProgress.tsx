import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';
import { ProgressLine } from '@shared/ui/ProgressLine';
import type { TagRun } from './types';

/** A run under way: how far it is, and the way to stop it. What it has computed stays. */
export function RunProgress({ run }: { run: TagRun }) {
  const { t } = useTranslation();
  const mayRun = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const cancel = useChange(
    () => call('POST /api/tag-runs/{id}/cancellation', { path: { id: String(run.id) } }),
    [['tags'], ['tag-kits']],
  );
  return (
    <div className="sheet padded section run-progress">
      <ProgressLine
        label={t('tags.runUnderWay', { run: run.id, count: run.total })}
        done={run.done}
        total={run.total}
        startedAt={run.startedAt}
      />
      {mayRun && (
        <Button
          size="small"
          disabled={run.cancelling}
          loading={cancel.isPending}
          onClick={() => {
            cancel.mutate(undefined);
          }}
        >
          {run.cancelling ? t('tags.cancelling') : t('tags.cancelRun')}
        </Button>
      )}
      {cancel.isError && <ProblemView problem={asProblem(cancel.error)} />}
    </div>
  );
}
