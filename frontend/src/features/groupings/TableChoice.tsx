import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MethodFormProps } from './MethodForm';

interface Props extends Pick<MethodFormProps, 'value' | 'onChange' | 'decisions'> {
  table: string;
  output: string;
  children?: ReactNode;
}

/** Which table decides, and in which of its results it says so. */
export function TableChoice({ value, onChange, decisions, table, output, children }: Props) {
  const { t } = useTranslation();
  const decision = value.decision as string | undefined;
  return (
    <>
      <div className="tools">
        <span className="quiet">{table}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={table}
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
        <span className="quiet">{output}</span>
        <Input
          aria-label={output}
          style={{ width: 160 }}
          value={(value.output as string | undefined) ?? ''}
          onChange={(event) => {
            onChange({ ...value, output: event.target.value });
          }}
        />
        {children}
      </div>
    </>
  );
}
