import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { App, Button, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { exact } from '@shared/format/numbers';
import { useNamed } from '@shared/i18n/names';
import { useMay } from '@shared/session/session';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { SureButton } from '@shared/ui/SureButton';
import { NameFields } from '@shared/ui/fields';
import { Reactions } from './Reactions';
import { SchemaSection } from './SchemaSection';
import { Versions } from './Versions';
import { asObject } from './schema';
import { typePath } from './paths';
import type { Reaction, Schema, TypeDraft, TypePage } from './types';

interface Names {
  code: string;
  nameZh: string;
  nameEn: string;
  owner: string;
  source: string;
  keyPointer: string;
  timePointer: string;
  customerPointer: string;
  keyEvent: boolean;
  reaction: string | null;
  note: string;
}

/** What an event is called, what it says, and what should happen because of it. */
export function TypeForm(props: {
  page?: TypePage;
  title?: string;
  code?: string;
  source?: string;
  reactable: readonly Reaction[];
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const nameOf = useNamed();
  const navigate = useNavigate();
  const mayKeep = useMay('MARKETER', 'OPERATOR', 'ADMINISTRATOR');
  const mayRemove = useMay('OPERATOR', 'ADMINISTRATOR');
  const [form] = Form.useForm<Names>();
  const known = props.page?.line.type;
  const newest = props.page?.versions[0];
  const [schema, setSchema] = useState<Schema>(newest?.schema ?? { type: 'object', properties: {} });
  const [sample, setSample] = useState(JSON.stringify(newest?.sample ?? {}, null, 2));
  const said = asObject(sample);
  const save = useChange(
    ({ code, ...names }: Names) =>
      call('PUT /api/event-types/{code}', {
        path: { code },
        body: { ...names, schema, sample: said ?? {}, version: known?.version ?? null } satisfies TypeDraft,
      }),
    [['event-types']],
    (page) => {
      message.success(t('eventTypes.saved', { version: page.line.type.version }));
      void navigate(typePath(page.line.type.code));
    },
  );
  const remove = useChange(
    () => call('DELETE /api/event-types/{code}', { path: { code: known?.code ?? '' } }),
    [['event-types']],
    () => void navigate('/run/event-types'),
  );
  const required = [{ required: true, message: t('common.required') }];
  const name = known && nameOf(known);
  return (
    <>
      <PageHead
        title={name ?? props.title ?? ''}
        facts={
          known &&
          props.page && (
            <>
              <Reactions line={props.page.line} />
              <span className="mono">{known.code}</span>
              <span>v{known.version}</span>
              <span className="num">
                {t('eventTypes.came', {
                  count: props.page.line.accepted,
                  number: exact(props.page.line.accepted),
                })}
              </span>
              <When at={known.updatedAt} brief />
            </>
          )
        }
        actions={
          <>
            {known && mayRemove && (
              <SureButton
                question={t('eventTypes.removeTitle')}
                label={t('eventTypes.remove')}
                icon={<DeleteOutlined />}
                loading={remove.isPending}
                onSure={() => {
                  remove.mutate(undefined);
                }}
              />
            )}
            {mayKeep && (
              <Button
                type="primary"
                loading={save.isPending}
                disabled={!said}
                onClick={() => {
                  form.submit();
                }}
              >
                {t('common.save')}
              </Button>
            )}
          </>
        }
      />
      {(save.isError || remove.isError) && (
        <div className="section">
          <ProblemView problem={asProblem(save.error ?? remove.error)} />
        </div>
      )}
      <Form<Names>
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!mayKeep}
        initialValues={{
          code: known?.code ?? props.code ?? '',
          nameZh: known?.nameZh ?? '',
          nameEn: known?.nameEn ?? '',
          owner: known?.owner ?? '',
          source: known?.source ?? props.source ?? '',
          keyPointer: known?.keyPointer ?? '/id',
          timePointer: known?.timePointer ?? '/at',
          customerPointer: known?.customerPointer ?? '/customer',
          keyEvent: known?.keyEvent ?? false,
          reaction: known?.reaction ?? null,
          note: '',
        }}
        onFinish={save.mutate}
      >
        <div className="sheet padded section form-grid">
          <Form.Item name="code" label={t('eventTypes.code')} rules={required}>
            <Input className="mono" maxLength={80} disabled={known !== undefined} />
          </Form.Item>
          <NameFields />
          <Form.Item name="owner" label={t('eventTypes.owner')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="source" label={t('eventTypes.source')} rules={required}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="keyPointer" label={t('eventTypes.keyPointer')}>
            <Input className="mono" />
          </Form.Item>
          <Form.Item name="timePointer" label={t('eventTypes.timePointer')}>
            <Input className="mono" />
          </Form.Item>
          <Form.Item name="customerPointer" label={t('eventTypes.customerPointer')}>
            <Input className="mono" />
          </Form.Item>
          <Form.Item
            name="keyEvent"
            label={t('eventTypes.keyEvent')}
            valuePropName="checked"
            extra={t('eventTypes.keyEventHint')}
          >
            <Switch aria-label={t('eventTypes.keyEvent')} />
          </Form.Item>
          <Form.Item name="reaction" label={t('eventTypes.defaultReaction')}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={props.reactable.map((each) => ({
                value: each.code,
                label: `${each.name} · ${each.code}`,
              }))}
            />
          </Form.Item>
          <Form.Item name="note" label={t('eventTypes.note')}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
      </Form>
      <SchemaSection
        code={known?.code}
        schema={schema}
        sample={sample}
        disabled={!mayKeep}
        onSchema={setSchema}
        onSample={setSample}
        undeclared={props.page?.undeclared ?? []}
      />
      {props.page && <Versions versions={props.page.versions} />}
    </>
  );
}
