import { useQuery } from '@tanstack/react-query';
import { Button, Input, Switch } from 'antd';
import i18n from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '@shared/api/client';
import { asProblem } from '@shared/api/problem';
import { useChange } from '@shared/api/queries';
import { useWord } from '@shared/i18n/words';
import { When } from '@shared/ui/Numbers';
import { ProblemView } from '@shared/ui/ProblemView';
import { useSettled } from '@shared/ui/useSettled';
import type { SettingItem } from './types';

const PAUSE_MS = 250;

/** One setting: what it means, what it may be, what it is, who said so; the server checks while it is typed. */
export function SettingRow({ setting }: { setting: SettingItem }) {
  const { t } = useTranslation();
  const word = useWord();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? setting.value;
  const settled = useSettled(text, PAUSE_MS);
  const changed = text !== setting.value;
  const checked = useQuery({
    queryKey: ['setting-check', setting.key, settled],
    queryFn: () =>
      call('POST /api/settings/{key}/check', { path: { key: setting.key }, body: { value: settled } }),
    enabled: settled !== setting.value,
    staleTime: Infinity,
  });
  const save = useChange(
    (value: string | null) =>
      call('PUT /api/settings/{key}', {
        path: { key: setting.key },
        body: { value, version: setting.version },
      }),
    [['settings']],
    () => {
      setTyped(undefined);
    },
  );
  const fault = changed && settled === text ? checked.data?.findings[0] : undefined;
  const good = changed && settled === text && checked.data?.findings.length === 0;
  const name = word('setting', setting.name);
  const unit = setting.unit === 'NONE' ? '' : word('settingUnit', setting.unit);
  const values = { least: setting.least, most: setting.most, unit };
  return (
    <section className="setting-row" aria-label={name}>
      <div>
        <h3>{name}</h3>
        <p className="quiet small">{word('settingText', setting.name)}</p>
        <p className="quiet small">
          {setting.kind !== 'FLAG' && `${t('settings.bounds', values)} · `}
          {t('settings.usual', { value: shown(setting.usual), unit })}
        </p>
        <p className="quiet small">
          {setting.changedAt ? (
            <>
              {t('settings.changedBy', { name: setting.changedBy ?? '' })}{' '}
              <When at={setting.changedAt} brief />
            </>
          ) : (
            t('settings.never')
          )}
        </p>
      </div>
      <div>
        {setting.kind === 'FLAG' ? (
          <Switch
            aria-label={name}
            checked={setting.value === 'true'}
            loading={save.isPending}
            checkedChildren={t('common.yes')}
            unCheckedChildren={t('common.no')}
            onChange={(on) => {
              save.mutate(String(on));
            }}
          />
        ) : (
          <Input
            aria-label={name}
            aria-invalid={fault !== undefined}
            inputMode="decimal"
            maxLength={20}
            value={text}
            suffix={unit}
            {...(fault ? { status: 'error' as const } : {})}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            onPressEnter={() => {
              if (good) save.mutate(text);
            }}
          />
        )}
        <div role="status" className="small setting-fault">
          {fault && i18n.t(`settingFault.${fault.code}`, { ...values, defaultValue: fault.message })}
        </div>
        <div className="setting-actions">
          {setting.kind !== 'FLAG' && (
            <Button
              size="small"
              type="primary"
              disabled={!good}
              loading={save.isPending}
              onClick={() => {
                save.mutate(text);
              }}
            >
              {t('common.save')}
            </Button>
          )}
          {changed && (
            <Button
              size="small"
              onClick={() => {
                setTyped(undefined);
              }}
            >
              {t('common.cancel')}
            </Button>
          )}
          {!changed && setting.own && (
            <Button
              size="small"
              disabled={save.isPending}
              onClick={() => {
                save.mutate(null);
              }}
            >
              {t('settings.reset')}
            </Button>
          )}
        </div>
        {save.isError && <ProblemView problem={asProblem(save.error)} />}
      </div>
    </section>
  );

  function shown(value: string): string {
    return setting.kind === 'FLAG' ? t(value === 'true' ? 'common.yes' : 'common.no') : value;
  }
}
