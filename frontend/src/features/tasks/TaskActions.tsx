import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { App, Button, DatePicker, Dropdown, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import type { TaskSummary } from '@shared/api/types';
import { useMay, useSession } from '@shared/session/session';
import { FormModal } from '@shared/ui/FormModal';
import { ProblemView } from '@shared/ui/ProblemView';
import { usePageKeys } from '@shared/ui/usePageKeys';
import type {} from './types';

/** Whose task it is: claim, give back, hand to another, and until when. */
export function TaskActions({ task }: { task: TaskSummary }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { data: session } = useSession();
  const approver = useMay('APPROVER');
  const [open, setOpen] = useState<'delegate' | 'due' | null>(null);
  const stale = [['tasks'], ['home']] as const;
  const path = { id: task.id };
  const claim = useChange(
    () => call('POST /api/tasks/{id}/claim', { path }),
    stale,
    () => message.success(t('tasks.claimed')),
  );
  const giveBack = useChange(
    () => call('POST /api/tasks/{id}/give-back', { path }),
    stale,
    () => message.success(t('tasks.givenBack')),
  );
  const mine = task.assignee !== null && task.assignee === session?.name;
  const failed = [claim, giveBack].find((change) => change.isError);
  usePageKeys({
    c:
      task.mayComplete && !mine
        ? () => {
            claim.mutate(undefined);
          }
        : undefined,
  });
  if (!task.mayComplete) return null;
  return (
    <>
      {failed && <ProblemView problem={asProblem(failed.error)} />}
      {mine ? (
        <Button
          loading={giveBack.isPending}
          onClick={() => {
            giveBack.mutate(undefined);
          }}
        >
          {t('tasks.giveBack')}
        </Button>
      ) : (
        <Button
          loading={claim.isPending}
          onClick={() => {
            claim.mutate(undefined);
          }}
        >
          {t('tasks.claim')}
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(task.kind !== 'PLAN' && approver ? [{ key: 'delegate', label: t('tasks.delegate') }] : []),
            // Until when customers wait is drawn, and was signed.
            ...(task.kind === 'RELEASE' ? [] : [{ key: 'due', label: t('tasks.setDue') }]),
          ],
          onClick: ({ key }) => {
            setOpen(key as 'delegate' | 'due');
          },
        }}
      >
        <Button icon={<MoreOutlined />} aria-label={t('common.more')} />
      </Dropdown>
      {open === 'delegate' && (
        <Delegate
          task={task}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
      {open === 'due' && (
        <SetDue
          task={task}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

function Delegate({ task, onClose }: { task: TaskSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const path = { id: task.id };
  const approvers = useQuery({
    queryKey: ['tasks', task.id, 'approvers'],
    queryFn: () => call('GET /api/tasks/{id}/approvers', { path }),
  });
  const delegate = useChange(
    (values: { to: string; note?: string }) =>
      call('POST /api/tasks/{id}/delegate', {
        path,
        body: { to: values.to, note: values.note?.trim() || null },
      }),
    [['tasks'], ['home']],
    (_, values) => {
      message.success(t('tasks.delegated', { name: values.to }));
      onClose();
    },
  );
  return (
    <FormModal<{ to: string; note?: string }>
      title={t('tasks.delegate')}
      action={t('tasks.delegate')}
      text={t('tasks.delegateText')}
      change={delegate}
      onClose={onClose}
    >
      <Form.Item
        name="to"
        label={t('tasks.delegateTo')}
        rules={[{ required: true, message: t('common.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={approvers.isPending}
          notFoundContent={t('tasks.noApprovers')}
          options={(approvers.data ?? []).map((each) => ({
            value: each.name,
            label: each.displayName === each.name ? each.name : `${each.displayName} (${each.name})`,
          }))}
        />
      </Form.Item>
      <Form.Item name="note" label={t('tasks.note')}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormModal>
  );
}

function SetDue({ task, onClose }: { task: TaskSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const [due, setDue] = useState<Dayjs | null>(task.due ? dayjs(task.due) : null);
  const set = useChange(
    (at: Dayjs) =>
      call('PUT /api/tasks/{id}/due', { path: { id: task.id }, body: { due: at.toISOString() } }),
    [['tasks']],
    onClose,
  );
  return (
    <Modal
      open
      title={t('tasks.setDue')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: due === null, loading: set.isPending }}
      onOk={() => {
        if (due) set.mutate(due);
      }}
      onCancel={onClose}
    >
      {set.isError && <ProblemView problem={asProblem(set.error)} />}
      <label>
        {t('tasks.due')}
        <DatePicker
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          style={{ width: '100%', marginTop: 4 }}
          value={due}
          disabledDate={(day) => day.isBefore(dayjs(), 'day')}
          onChange={setDue}
        />
      </label>
    </Modal>
  );
}
