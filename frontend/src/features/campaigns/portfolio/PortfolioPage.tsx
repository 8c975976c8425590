import type { Schemas } from '@shared/api/schemas';
import StopOutlined from '@ant-design/icons/StopOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { exact, percent } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { DataTable } from '@shared/ui/DataTable';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { StateMark } from '@shared/ui/StateMark';
import { useParameter } from '@shared/ui/useParameter';
import { CampaignName } from '../CampaignName';

export type PortfolioItem = Schemas['PortfolioItem'];

declare module '@shared/api/calls' {
  interface Calls {
    'GET /api/portfolio': { answer: PortfolioItem[] };
  }
}

const STATES = ['LIVE', 'APPROVED', 'IN_APPROVAL'] as const;

/** Every campaign that runs or is about to: what it does next, what endangers it, what it takes. */
export function PortfolioPage() {
  const { t } = useTranslation();
  const word = useWord();
  const navigate = useNavigate();
  const operator = useMay('OPERATOR');
  const [state, setState] = useParameter('state');
  const [risk, setRisk] = useParameter('risk');
  const portfolio = useQuery({
    queryKey: ['campaigns', 'portfolio'],
    queryFn: () => call('GET /api/portfolio'),
    refetchInterval: 5_000,
  });
  const all = portfolio.data ?? [];
  const troubled = all.filter((item) => item.risks.length > 0).length;
  return (
    <>
      <PageHead
        title={t('portfolio.title')}
        facts={
          portfolio.data && (
            <>
              <span>{t('campaigns.total', { count: all.length })}</span>
              {troubled > 0 && (
                <span className="mark amber">! {t('portfolio.troubled', { count: troubled })}</span>
              )}
            </>
          )
        }
        actions={
          operator && (
            <Button danger icon={<StopOutlined />} onClick={() => void navigate('/run?stop=1')}>
              {t('portfolio.stopAll')}
            </Button>
          )
        }
      />
      <div className="tools">
        <Segmented
          aria-label={t('campaigns.stateFilter')}
          value={state}
          onChange={setState}
          options={[
            { value: '', label: t('list.all') },
            ...STATES.map((value) => ({ value: value as string, label: t(`state.${value}`) })),
          ]}
        />
        <Segmented
          aria-label={t('portfolio.risk')}
          value={risk}
          onChange={setRisk}
          options={[
            { value: '', label: t('list.all') },
            { value: 'yes', label: t('portfolio.onlyRisk') },
          ]}
        />
      </div>
      <QueryView query={portfolio} skeletonRows={6}>
        {(items) => {
          const shown = items.filter(
            (item) => (!state || item.state === state) && (!risk || item.risks.length > 0),
          );
          if (shown.length === 0)
            return <Empty title={t('portfolio.empty')} text={t('portfolio.emptyText')} />;
          return (
            <DataTable
              label={t('portfolio.title')}
              rows={shown}
              rowKey={(row) => row.code}
              onOpen={(row) => void navigate(`/campaigns/${row.code}`)}
              columns={[
                {
                  key: 'name',
                  title: t('campaigns.name'),
                  sort: (row) => row.name,
                  cell: (row) => <CampaignName code={row.code} name={row.name} owner={row.owner} />,
                },
                {
                  key: 'state',
                  title: t('campaigns.state'),
                  wide: true,
                  sort: (row) => row.state,
                  cell: (row) => (
                    <StateMark state={row.paused && row.state === 'LIVE' ? 'PAUSED' : row.state} />
                  ),
                },
                {
                  key: 'next',
                  title: t('portfolio.next'),
                  sort: (row) => row.next.at ?? '',
                  cell: (row) => (
                    <>
                      {word('portfolio.step', row.next.what)}
                      {row.next.element && <> · {row.next.element}</>}
                      {row.next.at && (
                        <div className="quiet small">
                          <When at={row.next.at} brief />
                        </div>
                      )}
                    </>
                  ),
                },
                {
                  key: 'risk',
                  title: t('portfolio.risk'),
                  sort: (row) => row.risks.length,
                  cell: (row) =>
                    row.risks.length === 0 ? (
                      <span className="mark green">✓&nbsp;{t('portfolio.fine')}</span>
                    ) : (
                      <ul className="plain">
                        {row.risks.map((each) => (
                          <li key={`${each.code} ${each.subject ?? ''}`}>
                            <span className="mark amber" style={{ whiteSpace: 'normal' }}>
                              ! {each.subject && `${word('channel', each.subject)} `}
                              {word('portfolio.riskCode', each.code)}
                              {each.count > 1 && ` ${exact(each.count)}`}
                            </span>
                          </li>
                        ))}
                      </ul>
                    ),
                },
                {
                  key: 'use',
                  title: t('portfolio.use'),
                  wide: true,
                  right: true,
                  cell: (row) =>
                    row.uses.length === 0 ? (
                      <span className="quiet">–</span>
                    ) : (
                      row.uses.map((use) => (
                        <div key={use.channel} className="small num">
                          {word('channel', use.channel)} {exact(use.today)}
                          {use.perDay !== null && use.perDay > 0 && (
                            <span className="quiet">
                              {' '}
                              / {exact(use.perDay)} ({percent(use.today / use.perDay)})
                            </span>
                          )}
                        </div>
                      ))
                    ),
                },
              ]}
            />
          );
        }}
      </QueryView>
    </>
  );
}
