import { useQuery } from '@tanstack/react-query';
import { Pagination } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { usePage } from '@shared/ui/useServerList';
import './types';
import { WorkCard } from './WorkCard';

const PAGE = 20;

/** What a relationship manager has to do today, the promised calls first. */
export function WorklistPage() {
  const { t } = useTranslation();
  const [page, setPage] = usePage();
  const items = useQuery({
    queryKey: ['worklist', String(page)],
    queryFn: () => call('GET /api/worklist', { query: { page } }),
    refetchInterval: 30_000,
  });
  return (
    <>
      <PageHead
        title={t('nav.worklist')}
        facts={items.data && <span>{t('worklist.total', { count: items.data.total })}</span>}
      />
      <QueryView query={items}>
        {(open) =>
          open.items.length === 0 ? (
            <Empty title={t('worklist.emptyTitle')} text={t('worklist.emptyText')} />
          ) : (
            <div className="work-cards">
              {open.items.map((item) => (
                <WorkCard key={item.id} item={item} />
              ))}
              {open.total > PAGE && (
                <Pagination
                  simple
                  current={page + 1}
                  pageSize={PAGE}
                  total={open.total}
                  onChange={(next) => {
                    setPage(next - 1);
                  }}
                />
              )}
            </div>
          )
        }
      </QueryView>
    </>
  );
}
