import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import type { Drawing } from '../drawing/Drawing';
import { attributeOf, nameOf, rename } from '../drawing/edits';
import type { Connection, Drawn, Shape } from '../drawing/services';
import { isApproval, isBoundary, isGateway, isTimer, isWait } from '../drawing/services';
import { kindOfTask } from '../drawing/words';
import { DecisionForm, TaskForm } from './TaskForm';
import { ApproveForm, StartForm, TimeForm, WaitForm } from './EventForms';
import { FlowForm, GatewayForm } from './FlowForms';
import { TextField } from './fields';

export interface FormProps<T extends Drawn = Drawn> {
  drawing: Drawing;
  element: T;
}

/** What can be said of the selected element, in the words of a marketer. */
export function ElementForm({ drawing, selected }: { drawing: Drawing; selected: readonly Drawn[] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (selected.length > 1)
    return <p className="quiet">{t('designer.several', { count: selected.length })}</p>;
  const chosen = selected[0];
  // A name that stands beside its shape is part of it.
  const element = ((chosen as { labelTarget?: Drawn } | undefined)?.labelTarget ??
    chosen ??
    drawing.root()) as Drawn;
  const root = element === drawing.root();
  const host = isBoundary(element) ? ((element as Shape).host as Shape | undefined) : undefined;
  return (
    <div key={element.id} className="designer-form">
      <h2>{word('designer.kind', kindOf(element))}</h2>
      <TextField
        label={t(root ? 'designer.journeyName' : 'designer.name')}
        value={nameOf(element)}
        onChange={(name) => {
          rename(drawing, element, name);
        }}
      />
      {root && <p className="quiet small">{t('designer.rootHint')}</p>}
      <Particulars drawing={drawing} element={element} />
      {host && (
        <Button
          type="link"
          style={{ padding: 0 }}
          onClick={() => {
            drawing.select(host.id);
          }}
        >
          {t(isApproval(host) ? 'designer.toApproval' : 'designer.toWait')}
        </Button>
      )}
    </div>
  );
}

function Particulars({ drawing, element }: FormProps) {
  switch (element.type as string) {
    case 'bpmn:ServiceTask':
      return <TaskForm drawing={drawing} element={element} />;
    case 'bpmn:BusinessRuleTask':
      return <DecisionForm drawing={drawing} element={element} />;
    case 'bpmn:StartEvent':
      return <StartForm drawing={drawing} element={element} />;
    case 'bpmn:SequenceFlow':
      return <FlowForm drawing={drawing} element={element as Connection} />;
    default:
  }
  if (isApproval(element)) return <ApproveForm drawing={drawing} element={element as Shape} />;
  if (isWait(element)) return <WaitForm drawing={drawing} element={element as Shape} />;
  if (isGateway(element)) return <GatewayForm drawing={drawing} element={element as Shape} />;
  if (isTimer(element)) return <TimeForm drawing={drawing} element={element} />;
  if (isBoundary(element)) return <StartForm drawing={drawing} element={element} answer />;
  return null;
}

function kindOf(element: Drawn): string {
  if (isBoundary(element)) {
    const host = (element as Shape).host as Shape | undefined;
    if (host && isApproval(host)) return 'notReleased';
    return isTimer(element) ? 'timeUp' : 'answer';
  }
  const type = String(element.type).replace('bpmn:', '');
  const task = type === 'ServiceTask' ? attributeOf(element, 'camunda:topic') : null;
  return kindOfTask(type.charAt(0).toLowerCase() + type.slice(1), task);
}
