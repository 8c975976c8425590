import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import type {} from '@shared/insight/types';
import { useMay } from '@shared/session/session';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { DeployModel } from './DeployModel';
import { InsightCard } from './InsightCard';

/** Models in the hands of the front line: which tag each makes, and what became of its leads. */
export function InsightsPage() {
  const { t } = useTranslation();
  const mayDeploy = useMay('MARKETER', 'ADMINISTRATOR');
  const [deploying, setDeploying] = useState(false);
  const insights = useQuery({
    queryKey: ['insights'],
    queryFn: () => call('GET /api/insights'),
    refetchInterval: 15_000,
  });
  const deploy = mayDeploy && (
    <Button
      type="primary"
      onClick={() => {
        setDeploying(true);
      }}
    >
      {t('insights.deploy')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={t('insights.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={<span>{t('insights.text')}</span>}
        actions={deploy}
      />
      <QueryView query={insights}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={t('insights.emptyTitle')} text={t('insights.emptyText')} />
          ) : (
            <div className="columns">
              {data.map((insight) => (
                <InsightCard key={insight.deployment.id} insight={insight} />
              ))}
            </div>
          )
        }
      </QueryView>
      {deploying && (
        <DeployModel
          onClose={() => {
            setDeploying(false);
          }}
        />
      )}
    </>
  );
}
