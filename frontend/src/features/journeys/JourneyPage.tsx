import CopyOutlined from '@ant-design/icons/CopyOutlined';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Diagram } from '@shared/diagram/Diagram';
import { useMay, useSession } from '@shared/session/session';
import { Empty } from '@shared/ui/Empty';
import { When } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { QueryView } from '@shared/ui/QueryView';
import { Designer } from './Designer';
import { FlowTable } from './FlowTable';
import { useJourneyDraft, useJourneyVersions, useVersionXml } from './api';
import { nameOf } from './drawing/blank';
import type { JourneyDraft, JourneyVersion } from './types';

/** A journey: drawn on by those who may, looked at by everybody else. */
export function JourneyPage() {
  const { key = '' } = useParams();
  const draft = useJourneyDraft(key);
  const versions = useJourneyVersions(key);
  return (
    <QueryView query={versions}>
      {(all) => (
        <QueryView query={draft}>
          {(begun) => <Opened journey={key} draft={begun} versions={all} />}
        </QueryView>
      )}
    </QueryView>
  );
}

function Opened({
  journey,
  draft,
  versions,
}: {
  journey: string;
  draft: JourneyDraft | null;
  versions: JourneyVersion[];
}) {
  const { t } = useTranslation();
  const me = useSession().data?.name;
  const mayDraw = useMay('MARKETER');
  const [takingOver, setTakingOver] = useState(false);
  const latest = versions[0];
  const xml = useVersionXml(journey, draft ? undefined : latest?.version);
  const starter = latest?.origin === 'STARTER';
  const ours = !draft || draft.author === me || takingOver;
  if (!draft && !latest) return <Empty title={t('designer.unknown')} text={t('designer.unknownText')} />;
  const show = (document: string) =>
    mayDraw && !starter && ours ? (
      <Designer
        key={`${journey} ${draft?.version ?? 0} ${latest?.version ?? 0} ${String(takingOver)}`}
        journey={journey}
        xml={document}
        begun={{
          version: draft?.version ?? 0,
          basedOn: draft ? draft.basedOn : (latest?.version ?? null),
          at: draft?.updatedAt ?? null,
        }}
        takeOver={takingOver}
        versions={versions}
      />
    ) : (
      <Looking journey={journey} xml={document} latest={latest}>
        {draft && !ours && mayDraw && (
          <Alert
            type="info"
            showIcon
            className="section"
            title={t('designer.ofAnother', { author: draft.author })}
            action={
              <Button
                size="small"
                onClick={() => {
                  setTakingOver(true);
                }}
              >
                {t('designer.takeOver')}
              </Button>
            }
          />
        )}
      </Looking>
    );
  return draft ? show(draft.xml) : <QueryView query={xml}>{show}</QueryView>;
}

/** The drawing to look at, and to make a copy of. */
function Looking(props: {
  journey: string;
  xml: string;
  latest: JourneyVersion | undefined;
  children: React.ReactNode;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayDraw = useMay('MARKETER');
  const { latest, journey, xml } = props;
  const name = nameOf(xml) || journey;
  return (
    <>
      <PageHead
        title={name}
        facts={
          <>
            <Link to="/campaigns/journeys">{t('nav.journeys')}</Link>
            <span className="mono">{journey}</span>
            {latest && (
              <>
                <span>{t('designer.version', { version: latest.version })}</span>
                <span>{t(latest.origin === 'STARTER' ? 'journeys.starter' : 'journeys.drawn')}</span>
                <When at={latest.createdAt} brief />
              </>
            )}
          </>
        }
        actions={
          mayDraw && (
            <Button
              type="primary"
              icon={<CopyOutlined />}
              onClick={() => void navigate(`/campaigns/journeys/new?from=${encodeURIComponent(journey)}`)}
            >
              {t('journeys.copy')}
            </Button>
          )
        }
      />
      {props.children}
      {latest?.origin === 'STARTER' && mayDraw && (
        <Alert type="info" showIcon className="section" title={t('designer.starterHint')} />
      )}
      <div className="section">
        <Diagram xml={xml} label={t('campaigns.diagramOf', { name })} />
      </div>
      <section className="section">
        <h2 className="section-title">{t('designer.asList')}</h2>
        <FlowTable xml={xml} />
      </section>
    </>
  );
}
