import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { Button, Dropdown, Modal, TimePicker } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { Segment } from '@shared/api/types';
import { ProblemView } from '@shared/ui/ProblemView';
import { useUndo } from '@shared/ui/useUndo';

/** What is done to a segment seldom: a daily snapshot, and its end. */
export function SegmentMenu({ segment }: { segment: Segment }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'refresh' | 'retire'>();
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'refresh', label: t('segments.refresh') },
            { key: 'retire', danger: true, label: t('segments.retire') },
          ],
          onClick: ({ key }) => {
            setOpen(key as 'refresh' | 'retire');
          },
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={t('common.more')} />
      </Dropdown>
      {open === 'refresh' && <Refresh segment={segment} onClose={close} />}
      {open === 'retire' && <Retire segment={segment} onClose={close} />}
    </>
  );
}

/** Every day at that time a snapshot is taken, so that changes can be followed. */
function Refresh({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const { t } = useTranslation();
  const [at, setAt] = useState(segment.refreshAt?.slice(0, 5) ?? null);
  const save = useChange(
    () => call('PUT /api/segments/{code}/refresh', { path: { code: segment.code }, body: { at } }),
    [['segments']],
    onClose,
  );
  return (
    <Modal
      open
      title={t('segments.refresh')}
      okText={t('common.save')}
      okButtonProps={{ loading: save.isPending }}
      cancelText={t('common.cancel')}
      onOk={() => {
        save.mutate(undefined);
      }}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t('segments.refreshText')}</p>
      <TimePicker
        format="HH:mm"
        minuteStep={5}
        needConfirm={false}
        aria-label={t('segments.refreshTime')}
        placeholder={t('segments.refreshNever')}
        value={at === null ? null : dayjs(`2000-01-01T${at}`)}
        onChange={(value) => {
          setAt(value?.format('HH:mm') ?? null);
        }}
      />
      {save.isError && <ProblemView problem={asProblem(save.error)} />}
    </Modal>
  );
}

function Retire({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const { t } = useTranslation();
  const offer = useUndo();
  const client = useQueryClient();
  const navigate = useNavigate();
  const retire = useChange(
    () => call('DELETE /api/segments/{code}', { path: { code: segment.code } }),
    [['segments']],
    () => {
      offer(t('segments.retired', { name: segment.name }), () =>
        call('POST /api/segments/{code}/restoration', { path: { code: segment.code } }).then(() =>
          client.invalidateQueries({ queryKey: ['segments'] }),
        ),
      );
      void navigate('/audience/segments');
    },
  );
  return (
    <Modal
      open
      title={t('segments.retireTitle', { name: segment.name })}
      okText={t('segments.retire')}
      okButtonProps={{ danger: true, loading: retire.isPending }}
      cancelText={t('common.cancel')}
      onOk={() => {
        retire.mutate(undefined);
      }}
      onCancel={onClose}
    >
      <p>{t('segments.retireText')}</p>
      {retire.isError && <ProblemView problem={asProblem(retire.error)} />}
    </Modal>
  );
}
