import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { Copyable } from '@shared/ui/Copyable';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';

const DmnTable = lazy(() => import('@shared/diagram/DmnTable'));

/** The bank's rules on who, how and how often, as tables beside their list. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const { key } = useParams();
  const decisions = useQuery({ queryKey: ['decisions'], queryFn: () => call('GET /api/decisions') });
  return (
    <QueryView query={decisions}>
      {(all) => {
        const chosen = all.find((decision) => decision.key === key) ?? all[0];
        if (!chosen) return <Empty title={t('decisions.emptyTitle')} text={t('decisions.emptyText')} />;
        return (
          <>
            <PageHead
              title={t('nav.decisions')}
              facts={<span>{t('decisions.total', { count: all.length })}</span>}
            />
            <div className="split">
              <ul className="sheet pick-list">
                {all.map((decision) => (
                  <li key={decision.key}>
                    <NavLink
                      to={`/decisions/${decision.key}`}
                      className={decision.key === chosen.key ? 'active' : ''}
                    >
                      <strong>{decision.name}</strong>
                      <div className="quiet small">
                        <span className="mono">{decision.key}</span> ·{' '}
                        {t('segments.versionFact', { version: decision.version })}
                      </div>
                    </NavLink>
                  </li>
                ))}
              </ul>
              <section>
                <h2 className="section-title">
                  {chosen.name}
                  <span className="end small">
                    SHA-256&nbsp;
                    <Copyable text={chosen.hash} shorten={16} />
                  </span>
                </h2>
                <div className="sheet padded">
                  <DecisionTable decisionKey={chosen.key} />
                </div>
              </section>
            </div>
          </>
        );
      }}
    </QueryView>
  );
}

function DecisionTable({ decisionKey }: { decisionKey: string }) {
  const xml = useQuery({
    queryKey: ['decisions', decisionKey, 'xml'],
    queryFn: () => call('GET /api/decisions/{key}/xml', { path: { key: decisionKey } }),
  });
  return (
    <QueryView query={xml}>
      {(data) => (
        <Suspense fallback={<Skeleton active />}>
          <DmnTable xml={data} />
        </Suspense>
      )}
    </QueryView>
  );
}
