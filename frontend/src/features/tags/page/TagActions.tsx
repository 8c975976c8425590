import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useMay } from '@shared/session/session';
import { useSheet } from '../api';
import type { CatalogueTag, TagMove } from '../types';
import { isWindowTag } from '../window/api';
import { RenameTag } from './RenameTag';
import { TagRefusal } from './TagRefusal';

/** What leads on is the button; what leads back or away is in the menu. */
const ONWARD: readonly TagMove[] = ['SUBMIT', 'APPROVE', 'RESUME', 'REOPEN'];
const RENAME = 'RENAME';
const OF_APPROVERS: readonly TagMove[] = ['APPROVE', 'RETURN'];

export function TagActions({ tag }: { tag: CatalogueTag }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const approves = useMay('APPROVER');
  const keeps = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const defines = useMay('MARKETER', 'ADMINISTRATOR');
  const navigate = useNavigate();
  const [renaming, setRenaming] = useState(false);
  const sheet = useSheet(tag.code);
  const move = useChange(
    (wanted: TagMove) =>
      call('POST /api/tags/{code}/moves', {
        path: { code: tag.code },
        body: { move: wanted, version: sheet.data?.version ?? 0 },
      }),
    [['tags']],
    (_, wanted) => {
      message.success(t(`tags.moved.${wanted}`));
    },
  );
  const open = (sheet.data?.moves ?? []).filter((each) => (OF_APPROVERS.includes(each) ? approves : keeps));
  const main = open.find((each) => ONWARD.includes(each));
  const others = open.filter((each) => each !== main);
  function run(wanted: TagMove) {
    move.mutate(wanted, {
      onError: (error) => {
        modal.error({
          title: null,
          icon: null,
          width: 520,
          content: <TagRefusal problem={asProblem(error)} />,
        });
      },
    });
  }
  return (
    <>
      {main && (
        <Button
          type="primary"
          loading={move.isPending && move.variables === main}
          onClick={() => {
            run(main);
          }}
        >
          {t(`tags.move.${main}`)}
        </Button>
      )}
      {defines && (tag.defined || isWindowTag(tag)) && tag.state === 'DRAFT' && (
        <Button onClick={() => void navigate(`/audience/new-tag?of=${encodeURIComponent(tag.code)}`)}>
          {t('tags.redefine')}
        </Button>
      )}
      {(keeps || others.length > 0) && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              ...(keeps ? [{ key: RENAME, label: t('tags.rename') }] : []),
              ...others.map((each) => ({
                key: each,
                label: t(`tags.move.${each}`),
                danger: each === 'RETIRE',
              })),
            ],
            onClick: ({ key }) => {
              if (key === RENAME) setRenaming(true);
              else run(key as TagMove);
            },
          }}
        >
          <Button icon={<MoreOutlined />} aria-label={t('common.more')} />
        </Dropdown>
      )}
      {renaming && (
        <RenameTag
          tag={tag}
          onClose={() => {
            setRenaming(false);
          }}
        />
      )}
    </>
  );
}
