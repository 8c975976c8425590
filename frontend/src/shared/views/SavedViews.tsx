import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { call } from '../api/client';
import { asProblem } from '../api/problem';
import { useChange } from '../api/queries';
import { useRemoval } from '../ui/useRemoval';
import { ProblemView } from '../ui/ProblemView';
import { filtersOf } from './query';
import type { ListName, SavedView } from './types';

/** The person's own names for sets of filters of a list: choose, keep what is set now, rename, delete. */
export function SavedViews({ list }: { list: ListName }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [parameters] = useSearchParams();
  const views = useQuery({
    queryKey: ['views', list],
    queryFn: () => call('GET /api/views', { query: { list } }),
    staleTime: 60_000,
  });
  const now = filtersOf(parameters);
  const chosen = now ? views.data?.find((view) => view.query === now) : undefined;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={
        <Views
          list={list}
          views={views.data ?? []}
          now={now}
          onChosen={() => {
            setOpen(false);
          }}
        />
      }
    >
      <Button aria-haspopup="dialog" aria-expanded={open}>
        {chosen ? t('views.chosen', { name: chosen.name }) : t('views.title')}
      </Button>
    </Popover>
  );
}

function Views(props: { list: ListName; views: readonly SavedView[]; now: string; onChosen: () => void }) {
  const { t } = useTranslation();
  const [, setParameters] = useSearchParams();
  const [renaming, setRenaming] = useState<number>();
  const stale = [['views', props.list]] as const;
  const save = useChange(
    (name: string) => call('POST /api/views', { body: { list: props.list, name, query: props.now } }),
    stale,
  );
  const rename = useChange(
    ({ id, name }: { id: number; name: string }) =>
      call('PUT /api/views/{id}', { path: { id: String(id) }, body: { name } }),
    stale,
    () => {
      setRenaming(undefined);
    },
  );
  const remove = useRemoval({
    list: stale[0],
    without: (views: SavedView[], gone: SavedView) => views.filter((view) => view.id !== gone.id),
    remove: ({ id }) => call('DELETE /api/views/{id}', { path: { id: String(id) } }),
    putBack: ({ name, query }) => call('POST /api/views', { body: { list: props.list, name, query } }),
    nameOf: (view) => view.name,
  });
  const problem = save.error ?? rename.error ?? remove.error;
  return (
    <div className="saved-views" role="dialog" aria-label={t('views.title')}>
      {props.views.length === 0 && <p className="quiet small">{t('views.none')}</p>}
      <ul className="plain">
        {props.views.map((view) =>
          renaming === view.id ? (
            <li key={view.id}>
              <NameInput
                label={t('views.newName', { name: view.name })}
                start={view.name}
                action={t('common.save')}
                busy={rename.isPending}
                onDone={(name) => {
                  rename.mutate({ id: view.id, name });
                }}
              />
            </li>
          ) : (
            <li key={view.id}>
              <Button
                type="link"
                className="view-name"
                onClick={() => {
                  setParameters(new URLSearchParams(view.query));
                  props.onChosen();
                }}
              >
                {view.name}
              </Button>
              <Button
                type="text"
                size="small"
                icon={<EditOutlined />}
                aria-label={t('views.rename', { name: view.name })}
                onClick={() => {
                  setRenaming(view.id);
                }}
              />
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('views.delete', { name: view.name })}
                onClick={() => {
                  remove.mutate(view);
                }}
              />
            </li>
          ),
        )}
      </ul>
      {props.now ? (
        <NameInput
          key={props.views.length}
          label={t('views.name')}
          start=""
          action={t('views.keep')}
          busy={save.isPending}
          onDone={save.mutate}
        />
      ) : (
        <p className="quiet small">{t('views.nothingSet')}</p>
      )}
      {problem !== null && <ProblemView problem={asProblem(problem)} />}
    </div>
  );
}

function NameInput(props: {
  label: string;
  start: string;
  action: string;
  busy: boolean;
  onDone: (name: string) => void;
}) {
  const [name, setName] = useState(props.start);
  const ready = name.trim() !== '';
  const done = () => {
    if (ready) props.onDone(name.trim());
  };
  return (
    <div className="view-input">
      <Input
        aria-label={props.label}
        placeholder={props.label}
        maxLength={60}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
        }}
        onPressEnter={done}
      />
      <Button disabled={!ready} loading={props.busy} onClick={done}>
        {props.action}
      </Button>
    </div>
  );
}
