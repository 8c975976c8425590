import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MethodFormProps } from './MethodForm';

/** Which table gives the layer, and in which of its results. */
export function LayersForm({ value, onChange, decisions }: MethodFormProps) {
  const { t } = useTranslation();
  const decision = value.decision as string | undefined;
  return (
    <>
      <div className="tools">
        <span className="quiet">{t('groupings.table')}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('groupings.table')}
          style={{ width: 320, maxWidth: '100%' }}
          placeholder={t('groupings.chooseTable')}
          value={decision ?? null}
          onChange={(next) => {
            onChange({ ...value, decision: next });
          }}
          options={decisions.map((each) => ({ value: each.key, label: `${each.name} ${each.key}` }))}
        />
        {decision && <Link to={`/decisions/${decision}`}>{t('groupings.openTable')}</Link>}
      </div>
      <div className="tools">
        <span className="quiet">{t('groupings.output')}</span>
        <Input
          aria-label={t('groupings.output')}
          style={{ width: 160 }}
          value={(value.output as string | undefined) ?? ''}
          onChange={(event) => {
            onChange({ ...value, output: event.target.value });
          }}
        />
        <Checkbox
          checked={value.complete === true}
          onChange={(event) => {
            onChange({ ...value, complete: event.target.checked });
          }}
        >
          {t('groupings.complete')}
        </Checkbox>
      </div>
    </>
  );
}
