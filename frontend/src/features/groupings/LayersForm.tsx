import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MethodFormProps } from './MethodForm';
import { TableChoice } from './TableChoice';

/** Which table gives the layer, and whether everybody has one. */
export function LayersForm({ value, onChange, decisions }: MethodFormProps) {
  const { t } = useTranslation();
  return (
    <TableChoice
      table={t('groupings.table')}
      output={t('groupings.output')}
      value={value}
      onChange={onChange}
      decisions={decisions}
    >
      <Checkbox
        checked={value.complete === true}
        onChange={(event) => {
          onChange({ ...value, complete: event.target.checked });
        }}
      >
        {t('groupings.complete')}
      </Checkbox>
    </TableChoice>
  );
}
