import { InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { UNITS, type Length } from './draft';

/** So many seconds, minutes, hours or days. */
export function LengthInput(props: { label: string; value?: Length; onChange?: (value: Length) => void }) {
  const { t } = useTranslation();
  const value = props.value ?? { count: null, unit: 'M' as const };
  return (
    <Space.Compact block>
      <InputNumber
        aria-label={props.label}
        min={1}
        max={2_678_400}
        precision={0}
        style={{ width: '60%' }}
        value={value.count}
        onChange={(count) => props.onChange?.({ ...value, count })}
      />
      <Select
        aria-label={t('windowTag.unitOf', { what: props.label })}
        style={{ width: '40%' }}
        value={value.unit}
        onChange={(unit) => props.onChange?.({ ...value, unit })}
        options={UNITS.map((unit) => ({ value: unit, label: t(`windowTag.unit.${unit}`) }))}
      />
    </Space.Compact>
  );
}
