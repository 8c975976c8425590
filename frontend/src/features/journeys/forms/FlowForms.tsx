import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { conditionOf, isOtherwise, nameOf, setOtherwise } from '../drawing/edits';
import type { Connection, Shape } from '../drawing/services';
import { isApproval, isGateway } from '../drawing/services';
import { ConditionField } from './ConditionField';
import { ChoiceField, Field } from './fields';
import type { FormProps } from './ElementForm';

const waysOut = (gateway: Shape) =>
  (gateway.outgoing as Connection[]).filter((flow) => flow.type === 'bpmn:SequenceFlow');

/** Who goes this way. Only behind a split is there a choice. */
export function FlowForm({ drawing, element }: FormProps<Connection>) {
  const { t } = useTranslation();
  const source = element.source as Shape | undefined;
  if (!source || !isGateway(source)) {
    const approval = source !== undefined && isApproval(source);
    return <p className="quiet">{t(approval ? 'designer.theReleased' : 'designer.everybody')}</p>;
  }
  const otherwise = isOtherwise(element);
  return (
    <>
      <Field label={t('designer.otherwise')} hint={t('designer.otherwiseHint')}>
        {(id) => (
          <div>
            <Switch
              id={id}
              checked={otherwise}
              onChange={(on) => {
                setOtherwise(drawing, source, on ? element : undefined);
              }}
            />
          </div>
        )}
      </Field>
      {!otherwise && (
        <ConditionField
          drawing={drawing}
          flow={element}
          label={t('designer.condition')}
          hint={t('designer.conditionHint')}
        />
      )}
    </>
  );
}

export function GatewayForm({ drawing, element }: FormProps<Shape>) {
  const { t } = useTranslation();
  const ways = waysOut(element);
  if (ways.length < 2) return <p className="quiet">{t('designer.splitHint')}</p>;
  const label = (flow: Connection) =>
    nameOf(flow) || (flow.target && nameOf(flow.target)) || conditionOf(flow) || flow.id;
  return (
    <>
      <ChoiceField
        clear
        label={t('designer.otherwiseWay')}
        value={ways.find(isOtherwise)?.id ?? ''}
        placeholder={t('designer.nobodyElse')}
        choices={ways.map((flow) => ({ value: flow.id, label: label(flow) }))}
        onChange={(id) => {
          setOtherwise(
            drawing,
            element,
            ways.find((flow) => flow.id === id),
          );
        }}
      />
      {ways
        .filter((flow) => !isOtherwise(flow))
        .map((flow) => (
          <ConditionField
            key={flow.id}
            drawing={drawing}
            flow={flow}
            label={t('designer.conditionOf', { name: label(flow) })}
          />
        ))}
    </>
  );
}
