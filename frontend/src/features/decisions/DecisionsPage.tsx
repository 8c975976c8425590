import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { DecisionEditor } from './DecisionEditor';

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
              <div>
                <h2 className="section-title">{chosen.name}</h2>
                <DecisionEditor key={chosen.key} decision={chosen} />
              </div>
            </div>
          </>
        );
      }}
    </QueryView>
  );
}
