import { Form, Input, Select, type FormInstance } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { useEventTypeChoices } from '@shared/events/eventTypes';
import { LengthInput } from './LengthInput';
import { hasField, isSequence, type Length } from './draft';
import { WHATS, WINDOWS } from './types';
import type { WindowInputs } from './WindowTagPage';

/** Which events, what becomes of them, and over which stretch of time. */
export function WindowFields({ form }: { form: FormInstance<WindowInputs> }) {
  const { t } = useTranslation();
  const what = Form.useWatch('what', form) ?? 'COUNT';
  const kind = Form.useWatch('kind', form) ?? 'SLIDING';
  const type = Form.useWatch('type', form);
  const fields = useFieldsOf(type);
  const required = [{ required: true, message: t('common.required') }];
  const some = [
    {
      validator: (_: unknown, value: Length | undefined) =>
        value?.count ? Promise.resolve() : Promise.reject(new Error(t('common.required'))),
    },
  ];
  return (
    <div className="sheet padded section">
      <div className="plan-grid">
        <Form.Item name="what" label={t('windowTag.what')}>
          <Select options={WHATS.map((value) => ({ value, label: t(`windowTag.whats.${value}`) }))} />
        </Form.Item>
        <span className="desktop-only" />
        <TypeItem name="type" label={t(isSequence(what) ? 'windowTag.first' : 'windowTag.type')} />
        <Form.Item name="condition" label={t('windowTag.condition')} extra={t('windowTag.conditionHint')}>
          <Input className="code" placeholder="event.amount >= 100" maxLength={2_000} />
        </Form.Item>
        {hasField(what) && (
          <Form.Item name="field" label={t('windowTag.field')} rules={required}>
            <Select showSearch options={fields.map((value) => ({ value, label: value }))} />
          </Form.Item>
        )}
        {isSequence(what) ? (
          <>
            <TypeItem
              name="nextType"
              label={t(what === 'THEN' ? 'windowTag.next' : 'windowTag.nextAbsent')}
            />
            <Form.Item name="nextCondition" label={t('windowTag.condition')}>
              <Input className="code" placeholder={t('windowTag.optional')} maxLength={2_000} />
            </Form.Item>
            <Form.Item name="within" label={t('windowTag.within')} rules={some}>
              <LengthInput label={t('windowTag.within')} />
            </Form.Item>
            <Form.Item name="keep" label={t('windowTag.keep')} rules={some} extra={t('windowTag.keepHint')}>
              <LengthInput label={t('windowTag.keep')} />
            </Form.Item>
          </>
        ) : (
          <>
            <Form.Item name="kind" label={t('windowTag.window')} extra={t(`windowTag.kindHints.${kind}`)}>
              <Select options={WINDOWS.map((value) => ({ value, label: t(`windowTag.kinds.${value}`) }))} />
            </Form.Item>
            <Form.Item name="size" label={t('windowTag.size')} rules={some}>
              <LengthInput label={t('windowTag.size')} />
            </Form.Item>
            {kind === 'HOPPING' && (
              <Form.Item name="advance" label={t('windowTag.advance')} rules={some}>
                <LengthInput label={t('windowTag.advance')} />
              </Form.Item>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function TypeItem({ name, label }: { name: 'type' | 'nextType'; label: string }) {
  const { t } = useTranslation();
  const types = useEventTypeChoices();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('common.required') }]}>
      <Select showSearch placeholder={t('windowTag.chooseType')} optionFilterProp="label" options={types} />
    </Form.Item>
  );
}

/** What the type's present version declares. */
function useFieldsOf(type: string | undefined): string[] {
  const known = useQuery({
    enabled: Boolean(type),
    queryKey: ['event-types', type],
    queryFn: () => call('GET /api/event-types/{code}', { path: { code: type ?? '' } }),
  });
  return Object.keys(known.data?.versions[0]?.schema.properties ?? {});
}
