import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useWord } from '@shared/i18n/words';
import { PARTS, unitsOf, type Field } from './fields';
import { useNameOf } from '@shared/i18n/names';

/** One field of an element's form, as its type wants it. */
export function FieldInput({ field }: { field: Field }) {
  const { t } = useTranslation();
  const word = useWord();
  const label = word('elements.field', field.name);
  const rules = field.required ? [{ required: true, message: t('common.required') }] : [];
  if (field.type === 'steps') return <StepsInput name={field.name} label={label} />;
  return (
    <Form.Item
      name={field.name}
      label={field.type === 'flag' ? undefined : label}
      rules={rules}
      {...(field.type === 'flag' ? { valuePropName: 'checked' } : {})}
      {...(field.type === 'text' ? { className: 'whole-row' } : {})}
    >
      {control(field, label)}
    </Form.Item>
  );
}

function control(field: Field, label: string) {
  switch (field.type) {
    case 'text':
      return <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />;
    case 'number':
      return <InputNumber style={{ width: '100%' }} />;
    case 'date':
      return <Input type="date" />;
    case 'flag':
      return <Checkbox>{label}</Checkbox>;
    case 'choice':
    case 'choices':
      return <Choice field={field} />;
    case 'template':
      return <TemplateChoice />;
    case 'element':
    case 'elements':
      return <ElementChoice field={field} />;
    default:
      return <Input maxLength={500} className={field.type === 'code' ? 'mono' : ''} />;
  }
}

interface Chosen<T> {
  id?: string;
  value?: T;
  onChange?: (value: T) => void;
}

function Choice({ field, ...chosen }: { field: Field } & Chosen<string | string[]>) {
  const word = useWord();
  const form = Form.useWatch<unknown>('form');
  const choices = field.name === 'unit' ? unitsOf(form) : (field.choices ?? []);
  return (
    <Select<string | string[]>
      {...chosen}
      allowClear={!field.required}
      {...(field.type === 'choices' ? { mode: 'multiple' as const } : {})}
      options={choices.map((value) => ({ value, label: word(field.words ?? '', value) }))}
    />
  );
}

/** Wording of the channel and purpose chosen above. */
function TemplateChoice(chosen: Chosen<string>) {
  const channel = Form.useWatch<unknown>('channel');
  const purpose = Form.useWatch<unknown>('purpose');
  const templates = useQuery({ queryKey: ['templates'], queryFn: () => call('GET /api/templates') });
  return (
    <Select
      {...chosen}
      showSearch={{ optionFilterProp: 'label' }}
      loading={templates.isPending}
      options={(templates.data ?? [])
        .filter(
          (template) =>
            (!channel || template.channel === channel) && (!purpose || template.purpose === purpose),
        )
        .map((template) => ({
          value: template.key,
          label: template.subject ? `${template.key} · ${template.subject}` : template.key,
        }))}
    />
  );
}

function ElementChoice({ field, ...chosen }: { field: Field } & Chosen<string | string[]>) {
  const nameOf = useNameOf();
  const elements = useQuery({ queryKey: ['elements'], queryFn: () => call('GET /api/elements') });
  return (
    <Select<string | string[]>
      {...chosen}
      allowClear
      {...(field.type === 'elements' ? { mode: 'multiple' as const } : {})}
      showSearch={{ optionFilterProp: 'label' }}
      loading={elements.isPending}
      options={(elements.data ?? [])
        .filter((element) => element.kind === field.of && !element.retired)
        .map((element) => ({ value: element.key, label: `${nameOf(element.name)} · ${element.key}` }))}
    />
  );
}

function StepsInput({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const required = [{ required: true, message: t('common.required') }];
  return (
    <div className="whole-row">
      <h2 className="section-title">{label}</h2>
      <Form.List name={name}>
        {(steps, { add, remove }) => (
          <>
            {steps.map((step, index) => (
              <div className="talk-step-form" key={step.key}>
                <Form.Item name={[step.name, 'part']} rules={required} noStyle>
                  <Select
                    aria-label={t('elements.partOf', { number: index + 1 })}
                    options={PARTS.map((value) => ({ value, label: t(`elements.part.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[step.name, 'text']} rules={required} noStyle>
                  <Input.TextArea
                    autoSize={{ minRows: 1, maxRows: 6 }}
                    maxLength={2000}
                    aria-label={t('elements.textOf', { number: index + 1 })}
                  />
                </Form.Item>
                <Form.Item name={[step.name, 'mustSay']} valuePropName="checked" noStyle>
                  <Checkbox>{t('elements.mustSay')}</Checkbox>
                </Form.Item>
                <Button
                  type="text"
                  aria-label={t('elements.removeStep', { number: index + 1 })}
                  onClick={() => {
                    remove(step.name);
                  }}
                >
                  ✕
                </Button>
              </div>
            ))}
            <Button
              onClick={() => {
                add({ part: 'OFFER', mustSay: false });
              }}
            >
              {t('elements.addStep')}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  );
}
