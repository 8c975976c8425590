import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { bankClock } from '@shared/format/times';
import { useMay } from '@shared/session/session';
import { People } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { useSettled } from '@shared/ui/useSettled';
import { useParameter, useParameters } from '@shared/ui/useParameter';
import { usePage } from '@shared/ui/useServerList';
import { FoundTags } from './FoundTags';
import { KeepAs } from './KeepAs';
import { PortraitTools } from './PortraitTools';
import { Proposals } from './Proposals';
import { PAGE_TAGS, readSteps, toQuestion } from './question';
import type { Question, Step } from './types';

/** A segment beside all customers: segment, then the dimensions and attributes of the model, then tags. */
export function PortraitPage() {
  const { code = '' } = useParams();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const mayKeep = useMay('MARKETER');
  const mayExport = useMay('MARKETER', 'ANALYST');
  const [search] = useParameter('q');
  const [beside] = useParameter('with');
  const [together] = useParameter('together');
  const [stepText] = useParameter('steps');
  const [page, turn] = usePage();
  const change = useParameters();
  const [asking, setAsking] = useState(false);
  const question = toQuestion(code, beside, together === '1', stepText);
  const wanted = useSettled(search, 150);
  const steps = question.steps ?? [];
  const portrait = useQuery({
    queryKey: ['portraits', question, wanted, page],
    queryFn: ({ signal }) =>
      call('POST /api/portraits', {
        body: { ...question, search: wanted, limit: PAGE_TAGS, skip: page * PAGE_TAGS },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const segment = useQuery({
    queryKey: ['segments', code],
    queryFn: () => call('GET /api/segments/{code}', { path: { code } }),
  });
  const keep = useChange(
    (kept: { name: string; question: Question }) => call('POST /api/portraits/segments', { body: kept }),
    [['segments']],
    (made) => {
      message.success(t('portraits.kept', { name: made.name }));
      void navigate(`/audience/segments/${made.code}`);
    },
  );
  const setSteps = (next: readonly Step[]) => {
    change({ steps: next.length > 0 ? JSON.stringify(next) : '', page: '' });
  };
  const title = segment.data?.name ?? code;
  const oneGroup = question.segments.length === 1 || question.together === true;
  return (
    <>
      <PageHead
        title={t('portraits.title', { name: title })}
        facts={
          portrait.data && (
            <>
              <Link className="mono" to={`/audience/segments/${code}`}>
                {code}
              </Link>
              <span>
                {portrait.data.coarse && '≈'}
                <People of={portrait.data.groups[0]?.count} />
              </span>
              <span>{t('portraits.tagsCounted', { count: portrait.data.counted })}</span>
              <Link to="/audience/portrait-model">{t('portraitModel.title')}</Link>
              <span>
                {t('segments.asOf', {
                  time: bankClock(portrait.data.asOf),
                  millis: Math.round(portrait.data.millis),
                })}
              </span>
            </>
          )
        }
        actions={
          <>
            <Button
              onClick={() =>
                void navigate(
                  `/audience/portraits/${code}/funnel${beside ? `?with=${beside.split(',')[0] ?? ''}` : ''}`,
                )
              }
            >
              {t('funnel.open')}
            </Button>
            <Button
              disabled={!oneGroup}
              onClick={() => {
                setAsking(true);
              }}
            >
              {t('portraits.propose')}
            </Button>
            {mayExport && (
              <Button href={`/api/portraits/${encodeURIComponent(code)}/portrait.csv`}>CSV</Button>
            )}
          </>
        }
      />
      <PortraitTools
        code={code}
        beside={beside}
        together={together === '1'}
        search={search}
        onChange={(next) => {
          // Another question starts on its first page.
          change({ ...next, page: '' });
        }}
      >
        {mayKeep && oneGroup && (steps.length > 0 || question.together) && (
          <KeepAs
            loading={keep.isPending}
            onKeep={(name) => {
              keep.mutate({ name, question });
            }}
          />
        )}
      </PortraitTools>
      {keep.isError && <ProblemView problem={asProblem(keep.error)} />}
      <QueryView query={portrait}>
        {(data) => (
          <FoundTags
            portrait={data}
            page={page}
            onPage={turn}
            steps={steps}
            onCut={(length) => {
              setSteps(readSteps(stepText).slice(0, length));
            }}
            onStep={(step) => {
              setSteps([...steps, step]);
            }}
          />
        )}
      </QueryView>
      {asking && (
        <Proposals
          goal={question}
          mayKeep={mayKeep}
          onUse={(step) => {
            keep.mutate({
              name: `${title} · ${step.tag}`.slice(0, 100),
              question: { segments: [], steps: [step] },
            });
          }}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}
