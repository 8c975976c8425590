import StopOutlined from '@ant-design/icons/StopOutlined';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import type { ReleaseView } from './types';
import { VerdictForm, type Word } from './VerdictForm';

/** The word is about the number that was on the screen; where it has changed, the server refuses it. */
export function ReleaseVerdict({
  view: { task, ahead },
  onDone,
}: {
  view: ReleaseView;
  onDone: (verdict: 'release' | 'refuse') => void;
}) {
  const { t } = useTranslation();
  const decide = useChange(
    ({ choice, comment }: Word) => {
      const body = { customers: ahead.customers, comment: comment || null };
      const path = { id: task.id };
      return choice === 'yes'
        ? call('POST /api/releases/{id}/release', { path, body })
        : call('POST /api/releases/{id}/refuse', { path, body });
    },
    [['tasks'], ['campaign', task.campaign.code], ['home']],
    (_, { choice }) => {
      onDone(choice === 'yes' ? 'release' : 'refuse');
    },
  );
  const customers = { count: ahead.customers, shown: exact(ahead.customers) };
  return (
    <VerdictForm
      saying={decide}
      labels={{ yes: t('release.release'), no: t('release.refuse') }}
      noIcon={<StopOutlined />}
      hint={t('release.commentHint')}
      missing={t('release.commentMissing')}
      sure={{ yes: t('release.sure.release', customers), no: t('release.sure.refuse', customers) }}
      final
    />
  );
}
