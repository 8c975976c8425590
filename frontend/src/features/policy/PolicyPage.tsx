import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '@shared/api/client';
import { exact } from '@shared/format/numbers';
import { useWord } from '@shared/i18n/words';
import { useMay } from '@shared/session/session';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { useParameter } from '@shared/ui/useParameter';
import { Avoided } from './Avoided';
import { Caps } from './Caps';
import { Capacities } from './Capacities';
import { Costs } from './Costs';
import { ListPanel } from './ListPanel';
import { Pressure } from './Pressure';
import { QuietTimes } from './QuietTimes';
import { ServiceMessages } from './ServiceMessages';
import type { ListName, Policy } from './types';

const LISTS: ListName[] = ['DECEASED', 'DO_NOT_CONTACT', 'BLACK', 'COMPLAINT', 'EMPLOYEE', 'WHITE'];

/** Everything that decides whether a customer may be contacted, with what is used of it at this moment. */
export function PolicyPage() {
  const { t } = useTranslation();
  const policy = useQuery({
    queryKey: ['policy'],
    queryFn: () => call('GET /api/policy'),
    refetchInterval: 10_000,
  });
  return (
    <>
      <PageHead
        title={t('policy.title')}
        facts={policy.data && <span>{t('policy.facts', { zone: policy.data.zone })}</span>}
        actions={
          <Link to="/policy/why">
            <Button>{t('policy.why')}</Button>
          </Link>
        }
      />
      <QueryView query={policy}>
        {(data) => (
          <>
            <Lists data={data} />
            <QuietTimes policy={data} />
            <Caps policy={data} />
            <Capacities policy={data} />
            <Costs />
            <Pressure />
            <Avoided />
            <ServiceMessages />
          </>
        )}
      </QueryView>
    </>
  );
}

function Lists({ data }: { data: Policy }) {
  const { t } = useTranslation();
  const word = useWord();
  const marketer = useMay('MARKETER');
  const operator = useMay('OPERATOR');
  const administrator = useMay('ADMINISTRATOR');
  const manager = useMay('RELATIONSHIP_MANAGER');
  const may = marketer || operator || administrator || manager;
  const [list, setOpen] = useParameter('list');
  const open = LISTS.find((each) => each === list);
  return (
    <section className="section">
      <h2 className="section-title">{t('policy.lists')}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>
        {t('policy.listsText')}
      </p>
      <div className="sheet">
        <div className="table-wrap" role="region" aria-label={t('policy.lists')} tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                <th>{t('policy.list')}</th>
                <th className="right">{t('policy.customers')}</th>
                <th className="desktop-only">{t('policy.stops')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {LISTS.map((list) => (
                <tr key={list}>
                  <td className="name">{word('policyList', list)}</td>
                  <td className="right num">{exact(data.lists[list])}</td>
                  <td className="desktop-only quiet">{t(`policy.stop.${list}`)}</td>
                  <td className="right">
                    {may && (
                      <Button
                        size="small"
                        aria-label={t('policy.changeList', { list: word('policyList', list) })}
                        onClick={() => {
                          setOpen(list);
                        }}
                      >
                        {t('policy.change')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {open && (
        <ListPanel
          list={open}
          onClose={() => {
            setOpen('');
          }}
        />
      )}
    </section>
  );
}
