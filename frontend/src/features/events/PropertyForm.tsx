import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { KINDS, type Kind, type PropertyRow } from './schema';

/** The properties of an event, one a line. */
export function PropertyForm(props: {
  rows: readonly PropertyRow[];
  disabled: boolean;
  onChange: (rows: PropertyRow[]) => void;
}) {
  const { t } = useTranslation();
  function change(index: number, part: Partial<PropertyRow>) {
    props.onChange(props.rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  }
  return (
    <div className="table-wrap" role="region" aria-label={t('eventTypes.properties')} tabIndex={0}>
      <table className="data">
        <thead>
          <tr>
            <th>{t('eventTypes.property')}</th>
            <th>{t('eventTypes.kind')}</th>
            <th>{t('eventTypes.required')}</th>
            <th>
              <span className="visually-hidden">{t('eventTypes.removeProperty')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={index}>
              <td>
                <Input
                  className="mono"
                  aria-label={t('eventTypes.propertyAt', { place: index + 1 })}
                  value={row.name}
                  maxLength={80}
                  disabled={props.disabled}
                  onChange={(event) => {
                    change(index, { name: event.target.value });
                  }}
                />
              </td>
              <td>
                <Select<Kind | ''>
                  style={{ width: 130 }}
                  aria-label={t('eventTypes.kindOf', { name: row.name || index + 1 })}
                  value={row.kind}
                  disabled={props.disabled}
                  onChange={(kind) => {
                    change(index, { kind });
                  }}
                  options={[
                    { value: '', label: t('eventTypes.anyKind') },
                    ...KINDS.map((value) => ({ value, label: t(`eventTypes.kinds.${value}`) })),
                  ]}
                />
              </td>
              <td>
                <Checkbox
                  aria-label={t('eventTypes.requiredOf', { name: row.name || index + 1 })}
                  checked={row.required}
                  disabled={props.disabled}
                  onChange={(event) => {
                    change(index, { required: event.target.checked });
                  }}
                />
              </td>
              <td>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  disabled={props.disabled}
                  aria-label={`${t('eventTypes.removeProperty')}: ${row.name || String(index + 1)}`}
                  onClick={() => {
                    props.onChange(props.rows.filter((_, at) => at !== index));
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!props.disabled && (
        <Button
          type="dashed"
          icon={<PlusOutlined />}
          style={{ margin: 8 }}
          onClick={() => {
            props.onChange([
              ...props.rows,
              { name: '', kind: 'string', required: false, rest: { type: 'string' } },
            ]);
          }}
        >
          {t('eventTypes.addProperty')}
        </Button>
      )}
    </div>
  );
}
