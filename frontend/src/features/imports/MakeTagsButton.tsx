import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { ProblemView } from '@shared/ui/ProblemView';

/** Turns a source's columns into tags, after which segments can be built on them. */
export function MakeTagsButton({
  source,
  icon,
  primary = true,
}: {
  source: string;
  icon?: ReactNode;
  primary?: boolean;
}) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const make = useChange(
    () => call('POST /api/sources/{code}/tags', { path: { code: source }, body: {} }),
    [['tags']],
    ({ tags }) => {
      message.success(t('tags.made', { count: tags.length }));
      void navigate(`/audience/tags?q=${encodeURIComponent(source)}`);
    },
  );
  return (
    <Button
      type={primary ? 'primary' : 'default'}
      icon={icon}
      loading={make.isPending}
      onClick={() => {
        make.mutate(undefined, {
          onError: (error) => {
            modal.error({ title: null, icon: null, content: <ProblemView problem={asProblem(error)} /> });
          },
        });
      }}
    >
      {t('tags.make')}
    </Button>
  );
}
