import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useSession } from '@shared/session/session';
import { useParameter } from '@shared/ui/useParameter';
import { Empty } from '@shared/ui/Empty';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { useSheet, useTag } from '../api';
import { tagPath } from '../paths';
import {
  TAG_CLASSES,
  TAG_THEMES,
  type CatalogueTag,
  type SheetView,
  type TagClass,
  type TagSheet,
  type TagTheme,
} from '../types';
import { isWindowTag } from '../window/api';
import { useFacetWord } from '../words';
import { DefinitionForm } from './DefinitionForm';
import { PreviewCard, usePreview } from './PreviewCard';
import { build, columnsOf, emptyDraft, toDraft, type Table } from './builder';
import type { TagDefinition } from './definition';
import { useDefinitionWords } from './useDefinitionWords';
import { NewWindowTag, RedefineWindowTag } from '../window/WindowTagPage';

/** A tag that a business user builds: saved as a draft, computed at once, then described and reviewed. */
export function NewTagPage() {
  const [of] = useParameter('of');
  const [kind] = useParameter('kind');
  if (kind === 'window' && !of) return <NewWindowTag />;
  return of ? <RedefinePage key={of} code={of} /> : <BuilderPage />;
}

/** A draft that is defined anew, in the same form. */
function RedefinePage({ code }: { code: string }) {
  const { t } = useTranslation();
  const tag = useTag(code);
  const sheet = useSheet(code);
  const stored = useQuery({
    enabled: tag.data?.defined === true,
    queryKey: ['tags', code, 'definition'],
    queryFn: () => call('GET /api/tag-definitions/{code}', { path: { code } }),
  });
  return (
    <QueryView query={tag}>
      {(known) =>
        known.state === 'DRAFT' && isWindowTag(known) ? (
          <RedefineWindowTag tag={known} />
        ) : known.state === 'DRAFT' ? (
          <QueryView query={sheet}>
            {(view) => (
              <QueryView query={stored}>
                {(data) => (
                  <BuilderPage before={{ tag: known, view, definition: data.definition as TagDefinition }} />
                )}
              </QueryView>
            )}
          </QueryView>
        ) : (
          <Empty title={t('tagBuilder.notDraft')} text={t('tagBuilder.notDraftText')}>
            <Link to={tagPath(code)}>{known.code}</Link>
          </Empty>
        )
      }
    </QueryView>
  );
}

interface Before {
  tag: CatalogueTag;
  view: SheetView;
  definition: TagDefinition;
}

function BuilderPage({ before }: { before?: Before }) {
  const { t } = useTranslation();
  const tables = useQuery({ queryKey: ['tag-tables'], queryFn: () => call('GET /api/tag-tables') });
  return (
    <>
      <PageHead
        title={before ? t('tagBuilder.redefineTitle', { code: before.tag.code }) : t('tagBuilder.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={<span>{t(before ? 'tagBuilder.redefineText' : 'tagBuilder.text')}</span>}
        actions={!before && <Link to="/audience/new-tag?kind=window">{t('windowTag.open')}</Link>}
      />
      <QueryView query={tables}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={t('sources.emptyTitle')} text={t('tags.emptyText')}>
              <Link to="/audience/imports/new">{t('imports.new')}</Link>
            </Empty>
          ) : (
            <Builder tables={data} {...(before ? { before } : {})} />
          )
        }
      </QueryView>
    </>
  );
}

interface Named {
  code: string;
  nameZh: string;
  nameEn: string;
  theme: TagTheme | null;
  tagClass: TagClass | null;
}
const CODE = /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/;
const FRESH_HOURS = 48;

function Builder({ tables, before }: { tables: readonly Table[]; before?: Before }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const session = useSession();
  const word = useFacetWord();
  const words = useDefinitionWords();
  const [named, setNamed] = useState<Named>({
    code: before?.tag.code ?? '',
    nameZh: before?.tag.nameZh ?? '',
    nameEn: before?.tag.nameEn ?? '',
    theme: before?.view.sheet.theme ?? null,
    tagClass: before?.view.sheet.type ?? null,
  });
  const [draft, setDraft] = useState(() => (before ? toDraft(before.definition) : emptyDraft()));
  const [tried, setTried] = useState(false);
  const { definition, faults } = build(draft, tables);
  const preview = usePreview(definition);
  const save = useChange(
    (whole: TagDefinition) => store(named, whole, words(whole), session.data?.name ?? '', before),
    [['tags']],
    () => {
      message.success(t('tagBuilder.saved'));
      void navigate(`${tagPath(named.code.trim())}?tab=sheet`);
    },
  );
  const refusals = [preview.error, save.error].filter(Boolean).map(asProblem);
  const findings = refusals.flatMap((problem) => problem.findings ?? []);
  const wrong = (name: keyof Named) => {
    const value = named[name];
    const said = findings.find((finding) => finding.place === `/${name}`)?.message;
    const fault = !value?.trim()
      ? t('common.required')
      : name === 'code' && !CODE.test(value.trim())
        ? t('tagBuilder.badCode', { max: 100 })
        : undefined;
    if (tried && fault) return { validateStatus: 'error' as const, help: fault };
    return said ? { validateStatus: 'error' as const, help: said } : {};
  };
  const complete =
    definition !== null &&
    CODE.test(named.code.trim()) &&
    [named.nameZh, named.nameEn].every((name) => name.trim()) &&
    named.theme !== null &&
    named.tagClass !== null;
  const text = (name: 'code' | 'nameZh' | 'nameEn', most: number) => (
    <Form.Item label={t(`tagBuilder.${name}`)} required {...wrong(name)}>
      <Input
        aria-label={t(`tagBuilder.${name}`)}
        maxLength={most}
        readOnly={name === 'code' && before !== undefined}
        value={named[name]}
        onChange={(event) => {
          setNamed({ ...named, [name]: event.target.value });
        }}
      />
    </Form.Item>
  );
  return (
    <div className="with-aside">
      <div>
        <DefinitionForm
          draft={draft}
          onChange={setDraft}
          tables={tables}
          faults={faults}
          shown={tried}
          findings={definition ? findings : []}
        />
        <Form layout="vertical" component="div" className="sheet padded section">
          <div className="plan-grid">
            {text('nameZh', 100)}
            {text('nameEn', 100)}
            {text('code', 100)}
            <span className="desktop-only" />
            <Form.Item label={t('tags.facet.theme')} required {...wrong('theme')}>
              <Select
                aria-label={t('tags.facet.theme')}
                value={named.theme}
                onChange={(theme) => {
                  setNamed({ ...named, theme });
                }}
                options={TAG_THEMES.map((each) => ({ value: each, label: word('theme', each) }))}
              />
            </Form.Item>
            <Form.Item label={t('tags.facet.tagClass')} required {...wrong('tagClass')}>
              <Select
                aria-label={t('tags.facet.tagClass')}
                value={named.tagClass}
                onChange={(tagClass) => {
                  setNamed({ ...named, tagClass });
                }}
                options={TAG_CLASSES.map((each) => ({ value: each, label: word('tagClass', each) }))}
              />
            </Form.Item>
          </div>
          {save.isError && (
            <div className="section">
              <ProblemView problem={asProblem(save.error)} />
            </div>
          )}
          <Button
            type="primary"
            loading={save.isPending}
            onClick={() => {
              setTried(true);
              if (complete) save.mutate(definition);
            }}
          >
            {t(before ? 'tagBuilder.saveAgain' : 'tagBuilder.save')}
          </Button>
        </Form>
      </div>
      <PreviewCard definition={definition} preview={preview} />
    </div>
  );
}

/** Definition, then what is known for its sheet, then its first run. */
async function store(
  named: Named,
  definition: TagDefinition,
  words: string,
  caller: string,
  before: Before | undefined,
) {
  const code = named.code.trim();
  const tagClass = named.tagClass ?? 'TRANSACTION';
  await call('PUT /api/tag-definitions/{code}', {
    path: { code },
    body: {
      nameZh: named.nameZh.trim(),
      nameEn: named.nameEn.trim(),
      tagClass: tagClass === 'POPULATION' ? 'DEMOGRAPHIC' : tagClass,
      definition,
      create: before === undefined,
    },
  });
  const sheet: TagSheet = {
    // What somebody has written of a draft stays, but for what the definition says.
    ...(before?.view.sheet ?? blankSheet(caller)),
    theme: named.theme,
    type: tagClass,
    kind: definition.where ? 'RULE' : 'STATISTIC',
    definition: words,
    sourceColumns: columnsOf(definition),
  };
  await call('PUT /api/tags/{code}/sheet', {
    path: { code },
    body: { sheet, version: before?.view.version ?? 0 },
  });
  return call('POST /api/tag-runs', { body: { tags: [code] } });
}

const blankSheet = (caller: string): TagSheet => ({
  theme: null,
  type: null,
  kind: null,
  predicted: false,
  modelVersion: null,
  probability: null,
  unit: null,
  definition: null,
  sourceColumns: [],
  businessContact: caller,
  developerContact: caller,
  freshWithinHours: FRESH_HOURS,
  outcomeTag: null,
});
