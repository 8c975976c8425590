import { App } from 'antd';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import { useChannels, useTaskTypes } from './api';
import type { Drawing } from './drawing/Drawing';
import { labelOf, paletteOf, type Kind } from './drawing/kinds';

/** What can be drawn here. */
export function useKinds(): Kind[] {
  const types = useTaskTypes();
  const channels = useChannels();
  return useMemo(() => paletteOf(types.data ?? [], channels.data ?? []), [types.data, channels.data]);
}

/** The canvas speaks the page's language, also when it changes. */
export function useWords(drawing: Drawing | undefined, kinds: readonly Kind[]) {
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
export function useLock(drawing: Drawing | undefined, locked: boolean) {
  useEffect(() => {
    drawing?.lock(locked);
  }, [drawing, locked]);
}

/** A step of the canvas that failed is gone again; whoever took it is told. */
export function useFailures(drawing: Drawing | undefined) {
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
