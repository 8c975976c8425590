import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import type { ElementKind, ElementView } from '@shared/api/elements';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';
import { CodeField } from '@shared/ui/fields';
import { asked, FIELDS, fromContent, toContent } from './fields';
import { FieldInput } from './FieldInput';

type Entered = Record<string, unknown> & { key?: string };

const TODAY = () => new Date().toISOString().slice(0, 10);

/** The next version of an element, or the first one of a new element. */
export function ElementForm(props: {
  kind: ElementKind;
  element?: ElementView;
  onDone: (key: string) => void;
  onCancel: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entered>();
  const entered = (Form.useWatch<Entered | undefined>([], form) ?? {}) as Entered;
  const newest = props.element?.versions[0];
  const save = useChange(
    ({ key, ...values }: Entered) =>
      call('PUT /api/elements/{key}', {
        path: { key: props.element?.summary.key ?? key ?? '' },
        body: { content: toContent(props.kind, values), seen: newest?.number ?? 0 },
      }),
    [['elements']],
    (saved) => {
      props.onDone(saved.summary.key);
    },
  );
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={
        newest
          ? fromContent(newest.content)
          : {
              language: 'zh-CN',
              validFrom: TODAY(),
              perCustomer: 1,
              windowDays: 14,
              purpose: 'MARKETING',
              steps: [{ part: 'OPENING', mustSay: false }],
            }
      }
      onFinish={save.mutate}
    >
      {save.isError && (
        <div className="section">
          <ProblemView problem={asProblem(save.error)} />
        </div>
      )}
      <div className="sheet padded section plan-grid">
        {!props.element && (
          <CodeField
            of="plain"
            name="key"
            label={t('elements.key')}
            extra={t('elements.keyHint')}
            max={80}
            autoFocus
          />
        )}
        <Form.Item name={['name', 'zh']} label={t('elements.nameZh')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name={['name', 'en']} label={t('elements.nameEn')}>
          <Input maxLength={120} />
        </Form.Item>
        {FIELDS[props.kind]
          .filter((field) => asked(field, entered))
          .map((field) => (
            <FieldInput key={field.name} field={field} />
          ))}
      </div>
      <div className="thumb-bar">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('elements.save')}
        </Button>
        <Button onClick={props.onCancel}>{t('common.cancel')}</Button>
      </div>
    </Form>
  );
}
