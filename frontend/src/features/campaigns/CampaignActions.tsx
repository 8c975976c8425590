import EditOutlined from '@ant-design/icons/EditOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Campaign, CampaignAction } from '@shared/api/types';
import { useMay } from '@shared/session/session';
import type {} from '@shared/planning/types';
import { ProblemView } from '@shared/ui/ProblemView';
import { TypedConfirm } from '@shared/ui/TypedConfirm';

type Action = 'submit' | 'withdraw' | 'stop' | 'pause' | 'resume';

/** What can be done next: the one expected action as a button, the others in a menu. */
export function CampaignActions({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const [stopping, setStopping] = useState(false);
  const act = useChange(
    (action: Action) => call(`POST /api/campaigns/{code}/${action}`, { path: { code: campaign.code } }),
    [['campaign', campaign.code], ['campaigns'], ['tasks'], ['home']],
    (_, action) => {
      setStopping(false);
      message.success(t(`campaigns.done.${action}`));
    },
  );
  const planner = useMay('MARKETER');
  const opensChannels = useMay('OPERATOR', 'ADMINISTRATOR') && campaign.state === 'LIVE';
  const copy = useChange(
    () => call('POST /api/campaigns/{code}/copy', { path: { code: campaign.code } }),
    [['campaigns'], ['tasks'], ['home']],
    (draft) => {
      message.success(t('campaigns.done.copy', { code: draft.code }));
      void navigate(`/campaigns/${draft.code}/edit`);
    },
  );
  const may = (action: Action | 'revise') => campaign.may.includes(action.toUpperCase() as CampaignAction);

  function run(action: Action) {
    act.mutate(action, {
      onError: (error) => {
        if (action !== 'stop')
          modal.error({ title: null, icon: null, content: <ProblemView problem={asProblem(error)} /> });
      },
    });
  }

  const main = (['submit', 'withdraw', 'resume', 'pause'] as const).find(may);
  return (
    <>
      {may('revise') && (
        <Button
          icon={<EditOutlined />}
          onClick={() => void navigate(`/campaigns/${campaign.code}/${campaign.template ? 'plan' : 'edit'}`)}
        >
          {t('campaigns.action.revise')}
        </Button>
      )}
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
      {(may('stop') || planner || opensChannels) && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...(planner ? [{ key: 'copy', label: t('campaigns.action.copy') }] : []),
              ...(opensChannels ? [{ key: 'capacity', label: t('campaigns.action.capacity') }] : []),
              ...(may('stop') ? [{ key: 'stop', danger: true, label: t('campaigns.action.stop') }] : []),
            ],
            onClick: ({ key }) => {
              if (key === 'stop') setStopping(true);
              else if (key === 'capacity') void navigate('/policy#capacity');
              else
                copy.mutate(undefined, {
                  onError: (error) => {
                    modal.error({
                      title: null,
                      icon: null,
                      content: <ProblemView problem={asProblem(error)} />,
                    });
                  },
                });
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
          count={campaign.audience ?? 0}
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
