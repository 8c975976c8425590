import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Campaign } from '@shared/api/types';
import { useSession } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';
import { TypedConfirm } from '@shared/ui/TypedConfirm';

type Action = 'submit' | 'withdraw' | 'stop' | 'pause' | 'resume';

/** What can be done next: the one expected action as a button, the others in a menu. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const session = useSession();
  const [stopping, setStopping] = useState(false);
  const act = useChange(
    (action: Action) => call(`POST /api/campaigns/{code}/${action}`, { path: { code: campaign.code } }),
    [['campaign', campaign.code], ['campaigns'], ['tasks']],
    (_, action) => {
      setStopping(false);
      message.success(t(`campaigns.done.${action}`));
    },
  );
  const roles = session.data?.roles ?? [];
  const mine = campaign.owner === session.data?.name;
  const mayPlan = roles.includes('MARKETER') && (mine || !campaign.owner);
  const mayRun = roles.includes('OPERATOR') || mayPlan;
  const paused = campaign.state === 'PAUSED' || campaign.paused === true;
  const running = campaign.state === 'LIVE' || campaign.state === 'PAUSED';

  function run(action: Action) {
    act.mutate(action, {
      onError: (error) => {
        if (action !== 'stop')
          modal.error({ title: null, icon: null, content: <ProblemView problem={asProblem(error)} /> });
      },
    });
  }

  const main: Action | undefined =
    mayPlan && (campaign.state === 'DRAFT' || campaign.state === 'REFUSED')
      ? 'submit'
      : mayPlan && campaign.state === 'IN_APPROVAL'
        ? 'withdraw'
        : mayRun && running
          ? paused
            ? 'resume'
            : 'pause'
          : undefined;
  return (
    <>
      {main && (
        <Button
          type={main === 'submit' || main === 'resume' ? 'primary' : 'default'}
          loading={act.isPending && act.variables === main}
          onClick={() => {
            run(main);
          }}
        >
          {t(`campaigns.action.${main}`)}
        </Button>
      )}
      {mayRun && running && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [{ key: 'stop', danger: true, label: t('campaigns.action.stop') }],
            onClick: () => {
              setStopping(true);
            },
          }}
        >
          <Button icon={<MoreOutlined />} aria-label={t('common.more')} />
        </Dropdown>
      )}
      {stopping && (
        <TypedConfirm
          title={t('campaigns.stopTitle', { name: campaign.name })}
          text={t('campaigns.stopText')}
          count={campaign.audience}
          action={t('campaigns.action.stop')}
          busy={act.isPending}
          error={act.error}
          onConfirm={() => {
            run('stop');
          }}
          onClose={() => {
            setStopping(false);
          }}
        />
      )}
    </>
  );
}
