import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { ProgressLine } from '@shared/ui/ProgressLine';
import type { Run } from './types';

/** A run under way, with the button that ends it. */
export function RunProgress({ code, run, mayCancel }: { code: string; run: Run; mayCancel: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  const cancel = useChange(
    () => call('POST /api/groupings/{code}/runs/{run}/cancellation', { path: { code, run: run.id } }),
    [['groupings', code]],
  );
  return (
    <section className="section sheet padded" aria-live="polite">
      <ProgressLine label={word('groupingStage', run.stage ?? 'waiting')} done={run.done} total={run.total} />
      {mayCancel && (
        <div className="tools">
          <Button
            size="small"
            disabled={run.cancelling}
            loading={cancel.isPending}
            onClick={() => {
              cancel.mutate(undefined);
            }}
          >
            {run.cancelling ? t('groupings.cancelling') : t('groupings.cancelRun')}
          </Button>
        </div>
      )}
    </section>
  );
}
