import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { useChannels, useDecisionTables, useTaskTypes, useWordings } from '../api';
import { attributeOf, parametersOf, setParameters } from '../drawing/edits';
import type { TaskType } from '../types';
import { nameOfResult } from './useResults';
import { ChoiceField, DurationField, TextField, type Choice } from './fields';
import type { FormProps } from './ElementForm';

type Parameter = TaskType['parameters'][number];

/** A form out of the task's own description, so that a new kind of task has one without anybody writing it. */
export function TaskForm({ drawing, element }: FormProps) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const types = useTaskTypes();
  const given = parametersOf(element);
  const type = types.data?.find((one) => one.key === attributeOf(element, 'camunda:topic'));
  if (!type) return types.isPending ? null : <p className="quiet">{t('designer.taskUnknown')}</p>;
  return (
    <>
      {type.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          label={language === 'en' ? parameter.labelEn : parameter.labelZh}
          given={given}
          value={given[parameter.name] ?? parameter.defaultValue ?? ''}
          onChange={(value) => {
            // Wording belongs to a channel: another channel has to find other words.
            const lost =
              parameter.type === 'CHANNEL'
                ? Object.fromEntries(
                    type.parameters.filter((one) => one.type === 'TEMPLATE').map((one) => [one.name, '']),
                  )
                : {};
            setParameters(drawing, element, { ...lost, [parameter.name]: value });
          }}
        />
      ))}
      {type.parameters.some((parameter) => parameter.type === 'NAME') && (
        <p className="quiet small">{t('designer.resultHint', { name: nameOfResult(type, given) })}</p>
      )}
    </>
  );
}

function ParameterField(props: {
  parameter: Parameter;
  label: string;
  given: Record<string, string>;
  value: string;
  onChange: (value: string) => void;
}) {
  const { parameter, given, ...field } = props;
  const choices = useChoices(parameter, given);
  if (choices) return <ChoiceField {...field} choices={choices} clear={!parameter.required} />;
  if (parameter.type === 'DURATION') return <DurationField {...field} />;
  return <TextField {...field} />;
}

/** Undefined where anything may be written. */
function useChoices(parameter: Parameter, given: Record<string, string>): Choice[] | undefined {
  const word = useWord();
  const channels = useChannels();
  const wordings = useWordings();
  const decisions = useDecisionTables();
  switch (parameter.type) {
    case 'CHANNEL':
      return (channels.data ?? []).map(({ channel }) => ({
        value: channel,
        label: word('channel', channel),
      }));
    case 'DECISION':
      return (decisions.data ?? []).map(({ key, name }) => ({ value: key, label: name }));
    case 'TEMPLATE': {
      const purpose = given.purpose ?? 'MARKETING';
      const fitting = (wordings.data ?? []).filter(
        (wording) => (!given.channel || wording.channel === given.channel) && wording.purpose === purpose,
      );
      return [...new Map(fitting.map((one) => [one.key, one.subject])).entries()].map(([value, subject]) => ({
        value,
        label: subject ? `${value} · ${subject}` : value,
      }));
    }
    default:
      return parameter.name === 'purpose'
        ? ['MARKETING', 'SERVICE'].map((value) => ({ value, label: word('purpose', value) }))
        : undefined;
  }
}

/** The table in which every customer is looked up. */
export function DecisionForm({ drawing, element }: FormProps) {
  const { t } = useTranslation();
  const decisions = useDecisionTables();
  return (
    <>
      <ChoiceField
        label={t('designer.table')}
        value={attributeOf(element, 'camunda:decisionRef')}
        hint={t('designer.tableHint')}
        placeholder={t('designer.chooseTable')}
        loading={decisions.isPending}
        choices={(decisions.data ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        onChange={(key) => {
          drawing.modeling.updateProperties(element, { 'camunda:decisionRef': key || undefined });
        }}
      />
      <ChoiceField
        label={t('designer.tableVersion')}
        value={parametersOf(element).version ?? 'SIGNED'}
        hint={t('designer.tableVersionHint')}
        choices={(['SIGNED', 'LATEST'] as const).map((value) => ({
          value,
          label: t(`designer.tableVersions.${value}`),
        }))}
        onChange={(version) => {
          setParameters(drawing, element, { version: version === 'LATEST' ? version : '' });
        }}
      />
    </>
  );
}
