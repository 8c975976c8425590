import { keepPreviousData, useQuery } from '@tanstack/react-query';
import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Alert, App, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { Chart } from '@shared/charts/Chart';
import { chartColours } from '@shared/charts/palette';
import { exact } from '@shared/format/numbers';
import { bankClock } from '@shared/format/times';
import { usePreferences } from '@shared/session/preferences';
import { useMay } from '@shared/session/session';
import { Empty } from '@shared/ui/Empty';
import { People } from '@shared/ui/Numbers';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { SearchInput } from '@shared/ui/SearchInput';
import { useSettled } from '@shared/ui/useSettled';
import { useParameter, useParameters } from '@shared/ui/useParameter';
import { Proposals } from './Proposals';
import { TagCard } from './TagCard';
import { Trail } from './Trail';
import { readSteps, toQuestion } from './question';
import type { Portrait, Question, Section, Step, TagPortrait } from './types';

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
  const [pageText] = useParameter('page');
  // Another question starts on its first page.
  const change = useParameters();
  const [name, setName] = useState('');
  const [asking, setAsking] = useState(false);
  const question = toQuestion(code, beside, together === '1', stepText);
  const wanted = useSettled(search, 150);
  const page = Math.max(0, (Number.parseInt(pageText, 10) || 1) - 1);
  const turn = (to: number) => {
    change({ page: to > 0 ? String(to + 1) : '' });
  };
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
  const [sought, setSought] = useState('');
  const settled = useSettled(sought.trim(), 150);
  const segment = useQuery({
    queryKey: ['segments', code],
    queryFn: () => call('GET /api/segments/{code}', { path: { code } }),
  });
  const segments = useQuery({
    queryKey: ['segments', 'choice', settled],
    queryFn: () => call('GET /api/segments', { query: { search: settled, limit: 20 } }),
    placeholderData: keepPreviousData,
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
      <div className="tools">
        <SearchInput
          label={t('portraits.search')}
          value={search}
          onChange={(text) => {
            change({ q: text, page: '' });
          }}
        />
        <Select
          mode="multiple"
          maxCount={3}
          style={{ minWidth: 240, maxWidth: '100%' }}
          aria-label={t('portraits.beside')}
          placeholder={t('portraits.beside')}
          value={beside.split(',').filter(Boolean)}
          onChange={(codes) => {
            change({ with: codes.join(','), page: '' });
          }}
          showSearch={{ filterOption: false, onSearch: setSought }}
          options={(segments.data?.items ?? [])
            .filter((other) => other.code !== code)
            .map((other) => ({ value: other.code, label: other.name }))}
        />
        <Checkbox
          checked={together === '1'}
          disabled={!beside}
          onChange={(event) => {
            change({ together: event.target.checked ? '1' : '', page: '' });
          }}
        >
          {t('portraits.together')}
        </Checkbox>
        {mayKeep && oneGroup && (steps.length > 0 || question.together) && (
          <span className="end">
            <Input
              style={{ width: 180 }}
              aria-label={t('portraits.name')}
              placeholder={t('portraits.name')}
              value={name}
              maxLength={100}
              onChange={(event) => {
                setName(event.target.value);
              }}
            />{' '}
            <Button
              type="primary"
              disabled={!name.trim()}
              loading={keep.isPending}
              onClick={() => {
                keep.mutate({ name: name.trim(), question });
              }}
            >
              {t('portraits.keep')}
            </Button>
          </span>
        )}
      </div>
      {keep.isError && <ProblemView problem={asProblem(keep.error)} />}
      <QueryView query={portrait}>
        {(data) => (
          <Found
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

function Found(props: {
  portrait: Portrait;
  page: number;
  onPage: (page: number) => void;
  steps: readonly Step[];
  onCut: (length: number) => void;
  onStep: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const { portrait } = props;
  const names = portrait.groups.map((group) => group.name ?? t('portraits.both'));
  return (
    <>
      {portrait.warnings.map((warning) => (
        <Alert
          key={`${warning.code} ${warning.segment}`}
          className="section"
          type="warning"
          showIcon
          message={t(`portraits.warning.${warning.code}`, {
            segment: warning.segment,
            tags: warning.tags.join(', '),
            count: portrait.smallestGroup,
          })}
        />
      ))}
      {portrait.coarse && <p className="quiet">{t('portraits.coarse', { count: portrait.smallestGroup })}</p>}
      {props.steps.length > 0 && (
        <Trail portrait={portrait} names={names} steps={props.steps} onCut={props.onCut} />
      )}
      {portrait.tags.length === 0 ? (
        <Empty title={t('list.nothingMatches')} text={t('list.nothingMatchesText')} />
      ) : (
        props.page === 0 && <Telling tags={portrait.tags} />
      )}
      {portrait.sections.map((section) => (
        <DimensionSection
          key={section.dimension ?? ''}
          section={section}
          portrait={portrait}
          names={names}
          onStep={props.onStep}
        />
      ))}
      <Pager portrait={portrait} page={props.page} onPage={props.onPage} />
    </>
  );
}

/** A dimension of the model, its attributes in their order, and of each the tags that are on this page. */
function DimensionSection(props: {
  section: Section;
  portrait: Portrait;
  names: readonly string[];
  onStep: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { section, portrait } = props;
  const nameOf = (thing: { nameZh: string | null; nameEn: string | null }) =>
    (language === 'en' ? thing.nameEn : thing.nameZh) ?? t('portraits.theme.NONE');
  const attributes = section.attributes
    .map((attribute) => ({
      attribute,
      tags: portrait.tags.filter(
        (tag) => tag.dimension === section.dimension && tag.attribute === attribute.attribute,
      ),
    }))
    .filter(({ tags }) => tags.length > 0);
  if (attributes.length === 0) return null;
  return (
    <section className="section" aria-label={nameOf(section)}>
      <h2 className="section-title">
        {nameOf(section)}
        <span className="quiet num">
          {exact(section.attributes.reduce((sum, attribute) => sum + attribute.tags, 0))}
        </span>
      </h2>
      {attributes.map(({ attribute, tags }) => (
        <div key={attribute.attribute ?? ''} className="section">
          {section.dimension !== null && (
            <h3 className="section-title quiet">
              {nameOf(attribute)}
              <span className="num">{exact(attribute.tags)}</span>
            </h3>
          )}
          <div className="columns">
            {tags.map((tag) => (
              <TagCard
                key={tag.code}
                tag={tag}
                portrait={portrait}
                names={props.names}
                onStep={props.onStep}
              />
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

function Pager({
  portrait,
  page,
  onPage,
}: {
  portrait: Portrait;
  page: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation();
  if (portrait.counted <= PAGE_TAGS) return null;
  const from = page * PAGE_TAGS;
  const move = (to: number) => {
    onPage(to);
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="sheet table-foot">
      <span className="num">
        {t('portraits.tagRange', {
          from: exact(from + 1),
          to: exact(Math.min(portrait.counted, from + PAGE_TAGS)),
          total: exact(portrait.counted),
        })}
      </span>
      <span className="end">
        <Button
          size="small"
          icon={<LeftOutlined />}
          aria-label={t('list.previous')}
          disabled={page === 0}
          onClick={() => {
            move(page - 1);
          }}
        />
        <Button
          size="small"
          icon={<RightOutlined />}
          aria-label={t('list.next')}
          disabled={from + PAGE_TAGS >= portrait.counted}
          onClick={() => {
            move(page + 1);
          }}
        />
      </span>
    </div>
  );
}

/** A card is a table with a box to tick on every line: more of them at once and the browser is slow, not the server. */
const PAGE_TAGS = 24;
const MOST_BARS = 10;

/** The tags that tell most, by what each tells. */
function Telling({ tags }: { tags: readonly TagPortrait[] }) {
  const { t } = useTranslation();
  const { language, theme } = usePreferences();
  const colours = chartColours(theme);
  const shown = tags.slice(0, MOST_BARS);
  const named = shown.map((tag) => (language === 'en' ? tag.nameEn : tag.nameZh) || tag.code);
  return (
    <Chart
      title={t('portraits.telling')}
      summary={t('portraits.tellingSummary', { tags: named.slice(0, 3).join(', ') })}
      height={60 + 26 * shown.length}
      file="portrait"
      head={[t('portraits.tag'), t('portraits.gain')]}
      rows={shown.map((tag, index) => [named[index] ?? tag.code, tag.bits.toFixed(4)])}
      option={{
        grid: { left: 8, right: 64, top: 8, bottom: 8, containLabel: true },
        xAxis: { type: 'value', show: false },
        yAxis: {
          type: 'category',
          inverse: true,
          data: named,
          axisLabel: { color: colours.text, fontFamily: colours.font, width: 160, overflow: 'truncate' },
          axisLine: { show: false },
          axisTick: { show: false },
        },
        series: [
          {
            type: 'bar',
            data: shown.map((tag) => tag.bits),
            itemStyle: { color: colours.treated },
            barMaxWidth: 14,
            label: {
              show: true,
              position: 'right',
              color: colours.text,
              fontFamily: colours.font,
              formatter: ({ dataIndex }: { dataIndex: number }) => shown[dataIndex]?.bits.toFixed(4) ?? '',
            },
          },
        ],
      }}
    />
  );
}
