import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { conditionOf, isOtherwise, nameOf, setCondition, setOtherwise } from '../drawing/edits';
import type { Connection, Shape } from '../drawing/services';
import { isApproval, isGateway } from '../drawing/services';
import { ChoiceField, Field, TextField } from './fields';
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
        <TextField
          long
          label={t('designer.condition')}
          value={conditionOf(element)}
          placeholder='age >= 30 and city in ("A", "B")'
          hint={t('designer.conditionHint')}
          onChange={(text) => {
            setCondition(drawing, element, text);
          }}
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
          <TextField
            key={flow.id}
            long
            label={t('designer.conditionOf', { name: label(flow) })}
            value={conditionOf(flow)}
            placeholder='age >= 30 and city in ("A", "B")'
            onChange={(text) => {
              setCondition(drawing, flow, text);
            }}
          />
        ))}
    </>
  );
}
