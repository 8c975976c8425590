import { App, Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useSession } from '@shared/session/session';
import { PageHead } from '@shared/ui/PageHead';
import { ProblemView } from '@shared/ui/ProblemView';
import { QueryView } from '@shared/ui/QueryView';
import { CodeField, NameFields } from '@shared/ui/fields';
import { useSheet } from '../api';
import { tagPath } from '../paths';
import { TAG_CLASSES, TAG_THEMES, type CatalogueTag, type SheetView } from '../types';
import type { TagClass, TagTheme } from '../types';
import { useFacetWord } from '../words';
import { WindowFields } from './WindowFields';
import { useWindowTag } from './api';
import { fresh, fromDefinition, toDefinition, type WindowValues } from './draft';
import type { WindowTag } from './types';
import { useWindowWords } from './useWindowWords';

export interface WindowInputs extends WindowValues {
  code: string;
  nameZh: string;
  nameEn: string;
  theme: TagTheme | null;
  tagClass: TagClass | null;
}

interface Before {
  tag: CatalogueTag;
  view: SheetView;
  window: WindowTag;
}

/** A tag that events compute as they come in: saved as a draft, which computes at once. */
export function NewWindowTag() {
  return <WindowForm />;
}

/** A draft that is defined anew, in the same form. */
export function RedefineWindowTag({ tag }: { tag: CatalogueTag }) {
  const sheet = useSheet(tag.code);
  const window = useWindowTag(tag.code);
  return (
    <QueryView query={sheet}>
      {(view) => (
        <QueryView query={window}>
          {(data) => <WindowForm key={tag.code} before={{ tag, view, window: data }} />}
        </QueryView>
      )}
    </QueryView>
  );
}

function WindowForm({ before }: { before?: Before }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const session = useSession();
  const word = useFacetWord();
  const words = useWindowWords();
  const [form] = Form.useForm<WindowInputs>();
  const save = useChange(
    (values: WindowInputs) => store(values, words(toDefinition(values)), session.data?.name ?? '', before),
    [['tags'], ['window-tags']],
    ({ code }) => {
      message.success(t('windowTag.saved'));
      void navigate(`${tagPath(code)}?tab=runs`);
    },
  );
  const chosen = [{ required: true, message: t('common.required') }];
  return (
    <>
      <PageHead
        title={before ? t('tagBuilder.redefineTitle', { code: before.tag.code }) : t('windowTag.title')}
        before={<Link to="/audience/tags">{t('nav.tags')}</Link>}
        facts={<span>{t(before ? 'windowTag.redefineText' : 'windowTag.text')}</span>}
      />
      <Form<WindowInputs>
        form={form}
        layout="vertical"
        initialValues={initial(before)}
        onFinish={(values) => {
          save.mutate({ ...fresh, ...values });
        }}
      >
        <WindowFields form={form} />
        <div className="sheet padded section">
          <div className="plan-grid">
            <NameFields />
            <CodeField of="tag" max={100} readOnly={before !== undefined} />
            <span className="desktop-only" />
            <Form.Item name="theme" label={t('tags.facet.theme')} rules={chosen}>
              <Select options={TAG_THEMES.map((value) => ({ value, label: word('theme', value) }))} />
            </Form.Item>
            <Form.Item name="tagClass" label={t('tags.facet.tagClass')} rules={chosen}>
              <Select options={TAG_CLASSES.map((value) => ({ value, label: word('tagClass', value) }))} />
            </Form.Item>
          </div>
          {save.isError && (
            <div className="section">
              <ProblemView problem={asProblem(save.error)} />
            </div>
          )}
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t(before ? 'tagBuilder.saveAgain' : 'windowTag.save')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function initial(before: Before | undefined): WindowInputs {
  return {
    ...(before ? fromDefinition(before.window.definition) : fresh),
    code: before?.tag.code ?? '',
    nameZh: before?.tag.nameZh ?? '',
    nameEn: before?.tag.nameEn ?? '',
    theme: before?.view.sheet.theme ?? null,
    tagClass: before?.view.sheet.type ?? null,
  };
}

/** Definition, then what is known for its sheet. */
async function store(values: WindowInputs, words: string, caller: string, before: Before | undefined) {
  const code = values.code.trim();
  const saved = await call('PUT /api/window-tags/{code}', {
    path: { code },
    body: {
      nameZh: values.nameZh.trim(),
      nameEn: values.nameEn.trim(),
      definition: toDefinition(values),
      create: before === undefined,
    },
  });
  const written = before?.view.sheet;
  await call('PUT /api/tags/{code}/sheet', {
    path: { code },
    body: {
      sheet: {
        predicted: false,
        modelVersion: null,
        probability: null,
        unit: null,
        businessContact: caller,
        developerContact: caller,
        freshWithinHours: 1,
        outcomeTag: null,
        // What somebody has written of a draft stays, but for what the definition says.
        ...written,
        theme: values.theme,
        type: values.tagClass,
        kind: 'EVENT_WINDOW',
        definition: words,
        sourceColumns: [],
      },
      version: before?.view.version ?? 0,
    },
  });
  return saved;
}
