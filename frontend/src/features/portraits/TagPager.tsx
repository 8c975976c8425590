import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { exact } from '@shared/format/numbers';
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
  const move = (to: number) => {
    onPage(to);
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="sheet table-foot">
      <span className="num">
        {t('portraits.tagRange', {
          from: exact(from + 1),
          to: exact(Math.min(portrait.counted, from + PAGE_TAGS)),
          total: exact(portrait.counted),
        })}
      </span>
      <span className="end">
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label={t('list.previous')}
          disabled={page === 0}
          onClick={() => {
            move(page - 1);
          }}
        />
        <Button
          size="small"
          icon={<RightOutlined />}
          aria-label={t('list.next')}
          disabled={from + PAGE_TAGS >= portrait.counted}
          onClick={() => {
            move(page + 1);
          }}
        />
      </span>
    </div>
  );
}
