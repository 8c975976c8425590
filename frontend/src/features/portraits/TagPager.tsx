import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
import { Pager } from '@shared/ui/Pager';
import type { Portrait } from './types';
import { PAGE_TAGS } from './question';

export function TagPager({
  portrait,
  page,
  onPage,
}: {
  portrait: Portrait;
  page: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (portrait.counted <= PAGE_TAGS) return null;
  const from = page * PAGE_TAGS;
  return (
    <div className="sheet table-foot">
      <span className="num">
        {t('portraits.tagRange', {
          from: exact(from + 1),
          to: exact(Math.min(portrait.counted, from + PAGE_TAGS)),
          total: exact(portrait.counted),
        })}
      </span>
      <Pager
        page={page}
        lastPage={Math.ceil(portrait.counted / PAGE_TAGS) - 1}
        onPage={(to) => {
          onPage(to);
          window.scrollTo({ top: 0 });
        }}
      />
    </div>
  );
}
