import './designer.css';
import { App, Button, Segmented } from 'antd';
import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { Problem } from '@shared/api/types';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { useParameter } from '@shared/ui/useParameter';
import { useSettled } from '@shared/ui/useSettled';
import { Canvas } from './Canvas';
import { CanvasTools } from './CanvasTools';
import { DesignerMenu } from './DesignerMenu';
import { EstimateBar } from './EstimateBar';
import { FlowTable } from './FlowTable';
import { Palette } from './Palette';
import { Problems } from './Problems';
import { SavedElsewhere } from './SavedElsewhere';
import { SaveMark } from './SaveMark';
import { useProblems } from './api';
import { useAutosave, type Saved } from './autosave';
import type { Drawing } from './drawing/Drawing';
import { nameOf } from './drawing/blank';
import type { Drawn } from './drawing/services';
import { ElementForm } from './forms/ElementForm';
import { SimulationPanel } from './simulation/SimulationPanel';
import type { JourneyVersion } from './types';
import { useFailures, useKinds, useLock, useWords } from './useDrawing';

const SETTLED_MS = 300;

interface Props {
  journey: string;
  xml: string;
  begun: Saved;
  /** Whether the draft was somebody else's until now. */
  takeOver: boolean;
  versions: readonly JourneyVersion[];
}

/** Where a journey is drawn: what there is at the left, the drawing, the form of what is selected at the right. */
export function Designer({ journey, xml: opened, begun, takeOver, versions }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [drawing, setDrawing] = useState<Drawing>();
  const [selected, setSelected] = useState<readonly Drawn[]>([]);
  const [, setStep] = useState(0);
  const [xml, setXml] = useState(opened);
  const [view, setView] = useParameter('view');
  const [simulated, setSimulated] = useParameter('simulate');
  const simulating = simulated === '1' && view !== 'list';
  const [refusal, setRefusal] = useState<Problem>();
  const autosave = useAutosave(journey, { xml: opened, saved: begun });
  const settled = useSettled(xml, SETTLED_MS);
  const problems = useProblems(settled);
  const kinds = useKinds();
  useWords(drawing, kinds);
  useLock(drawing, simulating);
  useFailures(drawing);
  const name = nameOf(xml) || t('designer.unnamed');
  const { changed, keepMine } = autosave;

  useEffect(() => {
    if (takeOver) void keepMine();
    // Once, when the page of somebody else's draft becomes one's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const select = (id: string) => {
    setView('');
    drawing?.select(id);
  };
  const toVersions = () => void navigate(`/campaigns/journeys/${encodeURIComponent(journey)}/versions`);
  const publish = async () => {
    setRefusal(undefined);
    try {
      if (drawing) changed(await drawing.xml());
      await autosave.flush();
      if (!autosave.isKept()) return;
      const answer = await call('POST /api/journeys/{key}/publication', {
        path: { key: journey },
        body: { version: autosave.current.current.saved.version },
      });
      void message.success(t('designer.published', { version: answer.version }));
      await client.invalidateQueries({ queryKey: ['processes'] });
      toVersions();
    } catch (error) {
      setRefusal(asProblem(error));
    }
  };
  const discard = () => {
    void modal.confirm({
      title: t('designer.discardTitle'),
      content: t('designer.discardText'),
      okText: t('designer.discard'),
      onOk: async () => {
        await autosave.flush();
        await call('DELETE /api/journeys/{key}/draft', {
          path: { key: journey },
          query: { version: autosave.current.current.saved.version },
        });
        await client.invalidateQueries({ queryKey: ['processes'] });
        void navigate('/campaigns/journeys');
      },
    });
  };
  const open = problems.data?.length ?? 0;
  return (
    <div className="designer">
      <PageHead
        title={name}
        facts={
          <>
            <Link to="/campaigns/journeys">{t('nav.journeys')}</Link>
            <span className="mono">{journey}</span>
            <span>
              {versions[0]
                ? t('designer.changes', { version: versions[0].version })
                : t('designer.neverPublished')}
            </span>
            <SaveMark autosave={autosave} />
          </>
        }
        actions={
          <>
            <DesignerMenu
              onVersions={versions.length > 0 ? toVersions : undefined}
              onDownload={() => {
                download(`${journey}.bpmn`, xml);
              }}
              onDiscard={autosave.saved.version > 0 ? discard : undefined}
            />
            <Button
              type="primary"
              disabled={open > 0 || autosave.standing === 'conflict'}
              onClick={() => void publish()}
            >
              {t('designer.publish')}
            </Button>
          </>
        }
      />
      {autosave.standing === 'conflict' && autosave.problem && (
        <SavedElsewhere
          onTheirs={() => void client.resetQueries({ queryKey: ['processes', journey, 'draft'] })}
          onMine={() => void keepMine()}
        />
      )}
      {refusal && (
        <div className="section">
          <ProblemView problem={refusal} />
        </div>
      )}
      <div className="designer-tools">
        <Segmented
          aria-label={t('designer.view')}
          value={view === 'list' ? 'list' : 'drawing'}
          options={[
            { value: 'drawing', label: t('designer.drawing') },
            { value: 'list', label: t('designer.list') },
          ]}
          onChange={(chosen) => {
            setView(chosen === 'list' ? 'list' : '');
          }}
        />
        {drawing && view !== 'list' && <CanvasTools drawing={drawing} locked={simulating} />}
        {view !== 'list' && (
          <Button
            icon={<ExperimentOutlined />}
            type={simulating ? 'primary' : 'default'}
            aria-pressed={simulating}
            disabled={!drawing}
            onClick={() => {
              setSimulated(simulating ? '' : '1');
            }}
          >
            {t('simulation.toggle')}
          </Button>
        )}
        <EstimateBar drawing={simulating ? undefined : drawing} xml={settled} />
      </div>
      <div className="designer-body" data-view={view === 'list' ? 'list' : 'drawing'}>
        <Palette drawing={drawing} kinds={kinds} locked={simulating} />
        <Canvas
          xml={opened}
          label={t('campaigns.diagramOf', { name })}
          onReady={setDrawing}
          onXml={(written) => {
            setXml(written);
            changed(written);
          }}
          onSelect={setSelected}
          onStep={() => {
            setStep((before) => before + 1);
          }}
        />
        {view === 'list' && (
          <div className="designer-list">
            <FlowTable xml={xml} onOpen={select} />
          </div>
        )}
        <aside
          className="sheet designer-panel"
          aria-label={t(simulating ? 'simulation.title' : 'designer.panel')}
        >
          {drawing && !simulating && <ElementForm drawing={drawing} selected={selected} />}
          {drawing && simulating && <SimulationPanel drawing={drawing} xml={xml} />}
        </aside>
      </div>
      <Problems query={problems} xml={settled} onOpen={select} />
    </div>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/xml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
