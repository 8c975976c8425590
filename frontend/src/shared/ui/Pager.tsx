import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** One page back and one page on, at the end of a list's foot. */
export function Pager(props: { page: number; lastPage: number; onPage: (page: number) => void }) {
  const { t } = useTranslation();
  return (
    <span className="end">
      <Button
        size="small"
        icon={<LeftOutlined />}
        aria-label={t('list.previous')}
        disabled={props.page === 0}
        onClick={() => {
          props.onPage(props.page - 1);
        }}
      />
      <Button
        size="small"
        icon={<RightOutlined />}
        aria-label={t('list.next')}
        disabled={props.page >= props.lastPage}
        onClick={() => {
          props.onPage(props.page + 1);
        }}
      />
    </span>
  );
}
