import SendOutlined from '@ant-design/icons/SendOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Snapshot } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import { Copyable } from '@shared/ui/Copyable';
import { People } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';

declare module '@shared/api/calls' {
  interface Calls {
    'POST /api/segments/{code}/delivery': {
      path: { code: string };
      answer: { campaign: string; name: string; snapshot: Snapshot };
    };
  }
}

/** Freezes the segment and makes the draft of a campaign for exactly these customers. */
export function DeliverSegment({ code, disabled }: { code: string; disabled: boolean }) {
  const { t } = useTranslation();
  const mayPlan = useMay('MARKETER');
  const deliver = useChange(
    () => call('POST /api/segments/{code}/delivery', { path: { code } }),
    [['segments', code], ['campaigns']],
  );
  if (!mayPlan) return null;
  const done = deliver.data;
  return (
    <section style={{ marginBottom: 24 }} aria-live="polite">
      <h2 className="section-title">{t('delivery.title')}</h2>
      {done ? (
        <p>
          <People of={done.snapshot.count} /> · <Copyable text={done.snapshot.hash} shorten={16} />{' '}
          <Link to={`/campaigns/${done.campaign}/edit`}>{t('delivery.open', { name: done.name })}</Link>{' '}
          <span className="quiet small mono">{done.campaign}</span>
        </p>
      ) : (
        <>
          <p className="quiet small">{t('delivery.text')}</p>
          <Button
            icon={<SendOutlined />}
            disabled={disabled}
            loading={deliver.isPending}
            onClick={() => {
              deliver.mutate(undefined);
            }}
          >
            {t('delivery.action')}
          </Button>
        </>
      )}
      {deliver.isError && <ProblemView problem={asProblem(deliver.error)} />}
    </section>
  );
}
