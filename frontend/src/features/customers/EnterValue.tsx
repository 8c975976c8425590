import EditOutlined from '@ant-design/icons/EditOutlined';
import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useEntryRules, useManualTags } from '@shared/entry/api';
import type { ManualTag } from '@shared/entry/types';
import { useNamed } from '@shared/i18n/names';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { ProblemView } from '@shared/ui/ProblemView';

/** Somebody who talks to the customer knows something: entered here, by the rules of the tag. */
export function EnterValue({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const mayEnter = useMay('MARKETER', 'OPERATOR', 'RELATIONSHIP_MANAGER');
  const tags = useManualTags();
  const [open, setOpen] = useState(false);
  if (!mayEnter || (tags.data?.length ?? 0) === 0) return null;
  return (
    <>
      <Button
        icon={<EditOutlined />}
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('manual.enter')}
      </Button>
      {open && (
        <EntryForm
          customer={customer}
          tags={tags.data ?? []}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function EntryForm(props: { customer: string; tags: readonly ManualTag[]; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { language } = usePreferences();
  const rules = useEntryRules();
  const [code, setCode] = useState<string | null>(null);
  const [value, setValue] = useState<string | null>(null);
  const tag = props.tags.find((each) => each.tag === code);
  const enter = useChange(
    () =>
      call('POST /api/manual-tags/{code}/values', {
        path: { code: code ?? '' },
        body: { customer: props.customer, value },
      }),
    [['customers', props.customer], ['manual-tags'], ['entry-reviews']],
    (batch) => {
      message.success(t(`manual.did.${batch.state}`));
      props.onClose();
    },
  );
  const nameOf = useNamed();
  const send = () => {
    enter.mutate(undefined);
  };
  const held = rules.data?.rules.filter((rule) => tag?.rules.includes(rule.code)) ?? [];
  return (
    <Modal
      open
      title={t('manual.enter')}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t('common.cancel')}</Button>
          {tag && value === null && (
            <Button danger loading={enter.isPending} onClick={send}>
              {t('manual.takeAway')}
            </Button>
          )}
          <Button type="primary" disabled={!tag || value === null} loading={enter.isPending} onClick={send}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      {enter.isError && <ProblemView problem={asProblem(enter.error)} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t('lineage.kind.TAG')}>
          <Select
            aria-label={t('lineage.kind.TAG')}
            showSearch={{ optionFilterProp: 'label' }}
            value={code}
            onChange={(chosen: string) => {
              setCode(chosen);
              setValue(null);
            }}
            options={props.tags.map((each) => ({
              value: each.tag,
              label: `${nameOf(each)} · ${each.tag}`,
            }))}
          />
        </Form.Item>
        {tag && (
          <Form.Item
            label={t('imports.value')}
            extra={
              <>
                {held.map((rule) => (
                  <div key={rule.code}>
                    {nameOf(rule)}
                    {language === 'en' ? ': ' : '：'}
                    {language === 'en' ? rule.messageEn : rule.messageZh}
                  </div>
                ))}
                {tag.review && <div>{t('manual.reviewed')}</div>}
              </>
            }
          >
            <ValueField tag={tag} value={value} onChange={setValue} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

/** Empty takes the value away. */
function ValueField(props: {
  tag: ManualTag;
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const { t } = useTranslation();
  const label = t('imports.value');
  if (props.tag.type === 'BOOLEAN') {
    return (
      <Select
        aria-label={label}
        allowClear
        value={props.value}
        onChange={(chosen: string | undefined) => {
          props.onChange(chosen ?? null);
        }}
        options={[
          { value: 'true', label: t('common.yes') },
          { value: 'false', label: t('common.no') },
        ]}
      />
    );
  }
  if (props.tag.type === 'DATE') {
    return (
      <DatePicker
        aria-label={label}
        style={{ width: '100%' }}
        value={props.value === null ? null : dayjs(props.value)}
        onChange={(day) => {
          props.onChange(day === null ? null : day.format('YYYY-MM-DD'));
        }}
      />
    );
  }
  return (
    <Input
      aria-label={label}
      allowClear
      maxLength={400}
      value={props.value ?? ''}
      onChange={(event) => {
        props.onChange(event.target.value.trim() === '' ? null : event.target.value);
      }}
    />
  );
}
