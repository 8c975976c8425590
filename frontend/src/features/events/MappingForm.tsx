import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { As, Mapping, MessagePlace } from './types';

const FORMATS = [
  'ISO',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyyMMddHHmmss',
  'yyyy-MM-dd',
  'EPOCH_MILLIS',
  'EPOCH_SECONDS',
];
const ZONES = ['Asia/Shanghai', 'Asia/Hong_Kong', 'UTC', 'Europe/London'];

/** Which place of the sender's message is what; every choice shows a value that was seen there. */
export function MappingForm(props: {
  mapping: Mapping;
  places: readonly MessagePlace[];
  disabled: boolean;
  onChange: (mapping: Mapping) => void;
}) {
  const { t } = useTranslation();
  const { mapping, disabled } = props;
  const options = props.places.map((place) => ({
    value: place.pointer,
    label: place.example ? `${place.pointer} = ${place.example}` : place.pointer,
  }));
  const fields = Object.entries(mapping.fields);
  const change = (part: Partial<Mapping>) => {
    props.onChange({ ...mapping, ...part });
  };
  const place = (label: string, value: string, onChange: (pointer: string) => void) => (
    <AutoComplete
      aria-label={label}
      style={{ width: '100%' }}
      className="mono"
      value={value}
      options={options}
      disabled={disabled}
      onChange={onChange}
    />
  );
  return (
    <>
      <Form layout="vertical" className="sheet padded section form-grid" component="div">
        <Form.Item label={t('eventSources.id')} extra={mapping.id.length === 0 && t('eventSources.digest')}>
          <Select
            mode="tags"
            aria-label={t('eventSources.id')}
            value={mapping.id}
            options={options}
            disabled={disabled}
            onChange={(id: string[]) => {
              change({ id });
            }}
          />
        </Form.Item>
        <Form.Item label={t('eventSources.type')}>
          {place(t('eventSources.type'), mapping.type.pointer ?? mapping.type.constant ?? '', (value) => {
            change({
              type: value.startsWith('/')
                ? { ...mapping.type, pointer: value, constant: null }
                : { ...mapping.type, pointer: null, constant: value },
            });
          })}
          <div className="quiet small">{t('eventSources.typeHint')}</div>
        </Form.Item>
        <Form.Item label={t('eventSources.customer')}>
          {place(t('eventSources.customer'), mapping.customer, (customer) => {
            change({ customer });
          })}
        </Form.Item>
        <Form.Item label={t('eventSources.at')}>
          {place(t('eventSources.at'), mapping.at.pointer, (pointer) => {
            change({ at: { ...mapping.at, pointer } });
          })}
        </Form.Item>
        <Form.Item label={t('eventSources.format')}>
          <AutoComplete
            aria-label={t('eventSources.format')}
            value={mapping.at.format}
            disabled={disabled}
            options={FORMATS.map((value) => ({ value }))}
            onChange={(format: string) => {
              change({ at: { ...mapping.at, format } });
            }}
          />
        </Form.Item>
        <Form.Item label={t('eventSources.zone')}>
          <AutoComplete
            aria-label={t('eventSources.zone')}
            value={mapping.at.zone ?? ''}
            disabled={disabled}
            options={ZONES.map((value) => ({ value }))}
            onChange={(zone: string) => {
              change({ at: { ...mapping.at, zone: zone || null } });
            }}
          />
        </Form.Item>
      </Form>
      <div className="sheet section">
        <div className="table-wrap" role="region" aria-label={t('eventSources.fields')} tabIndex={0}>
          <table className="data">
            <thead>
              <tr>
                <th>{t('eventSources.field')}</th>
                <th>{t('eventSources.place')}</th>
                <th>{t('eventSources.as')}</th>
                <th>
                  <span className="visually-hidden">{t('eventTypes.removeProperty')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {fields.map(([name, field], index) => {
                const put = (next: [string, { pointer: string; as: As }]) => {
                  change({
                    fields: Object.fromEntries(fields.map((each, at) => (at === index ? next : each))),
                  });
                };
                return (
                  <tr key={index}>
                    <td>
                      <Input
                        className="mono"
                        aria-label={t('eventSources.fieldAt', { place: index + 1 })}
                        value={name}
                        maxLength={80}
                        disabled={disabled}
                        onChange={(event) => {
                          const taken = fields.some(
                            ([other], at) => at !== index && other === event.target.value,
                          );
                          if (!taken) put([event.target.value, field]);
                        }}
                      />
                    </td>
                    <td style={{ minWidth: 220 }}>
                      {place(t('eventSources.placeOf', { name }), field.pointer, (pointer) => {
                        put([name, { ...field, pointer }]);
                      })}
                    </td>
                    <td>
                      <Select<As>
                        style={{ width: 120 }}
                        aria-label={t('eventSources.asOf', { name })}
                        value={field.as}
                        disabled={disabled}
                        options={(['IS', 'TEXT', 'NUMBER'] as const).map((value) => ({
                          value,
                          label: t(`eventSources.kinds.${value}`),
                        }))}
                        onChange={(as) => {
                          put([name, { ...field, as }]);
                        }}
                      />
                    </td>
                    <td>
                      <Button
                        type="text"
                        icon={<DeleteOutlined />}
                        disabled={disabled}
                        aria-label={`${t('eventTypes.removeProperty')}: ${name}`}
                        onClick={() => {
                          change({ fields: Object.fromEntries(fields.filter((_, at) => at !== index)) });
                        }}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        {!disabled && (
          <Button
            type="dashed"
            icon={<PlusOutlined />}
            style={{ margin: 8 }}
            disabled={'' in mapping.fields}
            onClick={() => {
              change({ fields: { ...mapping.fields, '': { pointer: '', as: 'IS' } } });
            }}
          >
            {t('eventSources.addField')}
          </Button>
        )}
      </div>
    </>
  );
}
