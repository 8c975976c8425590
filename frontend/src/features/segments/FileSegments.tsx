import FolderOutlined from '@ant-design/icons/FolderOutlined';
import { App, Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useClassName } from './classNames';
import { useSegmentClasses } from './listApi';

const STALE = [['segments'], ['segment-classes']] as const;

/** Nobody reads the code of a temporary class; it only has to be another one each time. */
const newCode = () => `t-${crypto.randomUUID().slice(0, 13)}`;

/** Files the picked segments under a class, or under a new temporary one; can be undone. */
export function FileSegments(props: { picked: ReadonlySet<string>; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const classes = useSegmentClasses();
  const className = useClassName(classes.data);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const fail = (error: unknown) => void message.error(asProblem(error).title);
  const back = useChange(
    async (before: Record<string, string>) => {
      for (const to of new Set(Object.values(before))) {
        const segments = Object.keys(before).filter((code) => before[code] === to);
        await call('POST /api/segment-classes/filing', {
          body: { segments, ...(to ? { segmentClass: to } : {}) },
        });
      }
    },
    STALE,
    () => {
      message.destroy('filed');
    },
  );
  const undo = (before: Record<string, string>) => back.mutateAsync(before).catch(fail);
  const file = useChange(
    ({ segments, to }: { segments: string[]; to: string }) =>
      call('POST /api/segment-classes/filing', { body: { segments, ...(to ? { segmentClass: to } : {}) } }),
    STALE,
    (before, { to }) => {
      props.onDone();
      void message.success({
        key: 'filed',
        duration: 8,
        content: (
          <>
            {t('segmentList.filed', {
              count: Object.keys(before).length,
              name: to ? className(to) : t('segmentList.noClass'),
            })}{' '}
            <Button type="link" size="small" onClick={() => void undo(before)}>
              {t('segmentList.undo')}
            </Button>
          </>
        ),
      });
    },
  );
  const to = (code: string) => {
    setOpen(false);
    file.mutate({ segments: [...props.picked], to: code }, { onError: fail });
  };
  const add = async () => {
    try {
      const made = await call('POST /api/segment-classes', {
        body: {
          code: newCode(),
          nameZh: name.trim(),
          nameEn: name.trim(),
          temporary: true,
        },
      });
      setName('');
      to(made.code);
    } catch (error) {
      fail(error);
    }
  };
  if (props.picked.size === 0) return null;
  return (
    <Dropdown
      open={open}
      onOpenChange={setOpen}
      trigger={['click']}
      menu={{
        style: { maxHeight: 320, overflow: 'auto' },
        items: [
          ...(classes.data ?? []).map((each) => ({ key: each.code, label: className(each.code) })),
          { type: 'divider' as const },
          { key: '', label: t('segmentList.takeOut') },
        ],
        onClick: ({ key }) => {
          to(key);
        },
      }}
      popupRender={(menu) => (
        <div className="floating">
          {menu}
          <Input.Search
            aria-label={t('segmentList.newClass')}
            placeholder={t('segmentList.newClass')}
            maxLength={60}
            value={name}
            enterButton={t('segmentList.add')}
            onChange={(event) => {
              setName(event.target.value);
            }}
            onSearch={() => {
              if (name.trim()) void add();
            }}
          />
        </div>
      )}
    >
      <Button icon={<FolderOutlined />} loading={file.isPending}>
        {t('segmentList.file', { count: props.picked.size })}
      </Button>
    </Dropdown>
  );
}
