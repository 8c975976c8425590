import { Skeleton } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, hasStatus } from '../api/problem';
import { Empty } from './Empty';
import { ProblemView } from './ProblemView';

/** Loading, no permission, error, then the thing itself: the same four states on every page. */
export function QueryView<T>(props: {
  query: UseQueryResult<T>;
  skeletonRows?: number;
  /** Takes the room of a screen while it loads: what stands below is long, and must not be seen moving away. */
  fills?: boolean;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  const { query } = props;
  if (query.data !== undefined) return <>{props.children(query.data)}</>;
  if (query.isError) {
    if (hasStatus(query.error, 403)) {
      return <Empty title={t('common.noPermission')} text={t('common.noPermissionText')} />;
    }
    // What is not there is not there at a second try either.
    const again = hasStatus(query.error, 404) ? {} : { onRetry: () => void query.refetch() };
    return <ProblemView problem={asProblem(query.error)} {...again} />;
  }
  const skeleton = <Skeleton active title={false} paragraph={{ rows: props.skeletonRows ?? 6 }} />;
  return props.fills ? <div style={{ minHeight: '100vh' }}>{skeleton}</div> : skeleton;
}
