import './designer.css';
import { App, Alert, Button, Dropdown, Segmented, Tooltip } from 'antd';
import CompassOutlined from '@ant-design/icons/CompassOutlined';
import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined';
import ExpandOutlined from '@ant-design/icons/ExpandOutlined';
import MoreOutlined from '@ant-design/icons/MoreOutlined';
import RedoOutlined from '@ant-design/icons/RedoOutlined';
import UndoOutlined from '@ant-design/icons/UndoOutlined';
import ZoomInOutlined from '@ant-design/icons/ZoomInOutlined';
import ZoomOutOutlined from '@ant-design/icons/ZoomOutOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import type { Problem } from '@shared/api/types';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { useParameter } from '@shared/ui/useParameter';
import { useSettled } from '@shared/ui/useSettled';
import { Canvas } from './Canvas';
import { EstimateBar } from './EstimateBar';
import { FlowTable } from './FlowTable';
import { Palette } from './Palette';
import { Problems } from './Problems';
import { SaveMark } from './SaveMark';
import { useChannels, useProblems, useTaskTypes } from './api';
import { useAutosave, type Saved } from './autosave';
import type { Drawing } from './drawing/Drawing';
import { nameOf } from './drawing/blank';
import { labelOf, paletteOf, type Kind } from './drawing/kinds';
import type { Drawn } from './drawing/services';
import { ElementForm } from './forms/ElementForm';
import { SimulationPanel } from './simulation/SimulationPanel';
import type { JourneyVersion } from './types';

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
      void navigate(`/campaigns/journeys/${encodeURIComponent(journey)}/versions`);
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
  const drawn = autosave.saved.version > 0;
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
            <Dropdown
              menu={{
                items: [
                  {
                    key: 'versions',
                    label: t('designer.versions'),
                    disabled: versions.length === 0,
                    onClick: () =>
                      void navigate(`/campaigns/journeys/${encodeURIComponent(journey)}/versions`),
                  },
                  {
                    key: 'download',
                    icon: <DownloadOutlined />,
                    label: t('designer.download'),
                    onClick: () => {
                      download(`${journey}.bpmn`, xml);
                    },
                  },
                  {
                    key: 'discard',
                    danger: true,
                    disabled: !drawn,
                    label: t('designer.discard'),
                    onClick: discard,
                  },
                ],
              }}
            >
              <Button icon={<MoreOutlined />} aria-label={t('designer.more')} />
            </Dropdown>
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
        <Alert
          type="warning"
          showIcon
          className="section"
          title={t('designer.conflict')}
          description={t('designer.conflictText')}
          action={
            <>
              <Button
                size="small"
                onClick={() => void client.resetQueries({ queryKey: ['processes', journey, 'draft'] })}
              >
                {t('designer.loadTheirs')}
              </Button>{' '}
              <Button size="small" onClick={() => void keepMine()}>
                {t('designer.keepMine')}
              </Button>
            </>
          }
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

function CanvasTools({ drawing, locked }: { drawing: Drawing; locked: boolean }) {
  const { t } = useTranslation();
  const tool = (label: string, icon: ReactNode, act: () => void, disabled = false) => (
    <Tooltip title={label}>
      <Button type="text" icon={icon} aria-label={label} disabled={disabled} onClick={act} />
    </Tooltip>
  );
  return (
    <div className="designer-buttons" role="group" aria-label={t('designer.tools')}>
      {tool(
        t('designer.undo'),
        <UndoOutlined />,
        () => {
          drawing.commands.undo();
        },
        locked || !drawing.commands.canUndo(),
      )}
      {tool(
        t('designer.redo'),
        <RedoOutlined />,
        () => {
          drawing.commands.redo();
        },
        locked || !drawing.commands.canRedo(),
      )}
      {tool(t('designer.zoomIn'), <ZoomInOutlined />, () => {
        drawing.zoom(1);
      })}
      {tool(t('designer.zoomOut'), <ZoomOutOutlined />, () => {
        drawing.zoom(-1);
      })}
      {tool(t('designer.fit'), <ExpandOutlined />, () => {
        drawing.fit();
      })}
      {tool(t('designer.map'), <CompassOutlined />, () => {
        drawing.toggleMap();
      })}
    </div>
  );
}

function useKinds(): Kind[] {
  const types = useTaskTypes();
  const channels = useChannels();
  return useMemo(() => paletteOf(types.data ?? [], channels.data ?? []), [types.data, channels.data]);
}

/** The canvas speaks the page's language, also when it changes. */
function useWords(drawing: Drawing | undefined, kinds: readonly Kind[]) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = usePreferences();
  useEffect(() => {
    if (!drawing) return;
    drawing.speak(
      {
        of: (kind) => labelOf(kind, language, word),
        answered: t('designer.answered'),
        timeUp: t('designer.timeUp'),
        notReleased: t('designer.notReleased'),
      },
      kinds,
      { connect: t('designer.connect'), remove: t('designer.remove') },
    );
    // `t` and `word` change with the language only.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [drawing, kinds, language]);
}

/** While people are led through it, the drawing stays as it is. */
function useLock(drawing: Drawing | undefined, locked: boolean) {
  useEffect(() => {
    drawing?.lock(locked);
  }, [drawing, locked]);
}

/** A step of the canvas that failed is gone again; whoever took it is told. */
function useFailures(drawing: Drawing | undefined) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const tell = useEffectEvent(() => {
    void message.error(t('designer.stepFailed'));
  });
  useEffect(() => {
    drawing?.onFailure(() => {
      tell();
    });
  }, [drawing]);
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/xml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
