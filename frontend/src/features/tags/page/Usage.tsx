import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { useUsage } from '../api';
import type { CatalogueTag } from '../types';
import { bytesText, timeText } from '../costs';

const useMayKnow = () => useMay('MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'ADMINISTRATOR');

/** How many use it, and what it costs. */
export function UsageFacts({ code }: { code: string }) {
  return useMayKnow() ? <Known code={code} /> : null;
}

function Known({ code }: { code: string }) {
  const { t } = useTranslation();
  const usage = useUsage(code, true);
  if (!usage.data) return null;
  const { users, hidden, usedAt, days, millis, runs, bytes } = usage.data;
  const many = users.length + hidden;
  return (
    <>
      <span>
        {many > 0 ? t('tags.users', { count: many }) : t('tags.noUsers')}
        {many === 0 && usedAt && (
          <>
            {' '}
            ({t('tags.usedLast')} <When at={usedAt} brief />)
          </>
        )}
      </span>
      <span title={t('tags.costHint', { days })}>
        {runs > 0 && `${t('tags.cost', { count: runs, time: timeText(millis) })} · `}
        {bytesText(bytes)}
      </span>
    </>
  );
}

/** Offline does not always mean that nobody computes it: what uses it must not grow old. */
export function OfflineNote({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const usage = useUsage(tag.code, useMayKnow() && tag.state === 'SUSPENDED');
  if (tag.state !== 'SUSPENDED' || !usage.data) return null;
  const many = usage.data.users.length + usage.data.hidden;
  return (
    <Alert
      className="section"
      type={usage.data.stopped ? 'info' : 'warning'}
      showIcon
      title={usage.data.stopped ? t('tags.stopped') : t('tags.goesOn', { count: many })}
    />
  );
}
