import { useTranslation } from 'react-i18next';
import { useEventTypeName } from '@shared/events/eventTypes';
import { length } from './draft';
import type { EventsOf, WindowDefinition } from './types';

/** A definition in one sentence. */
export function useWindowWords(): (definition: WindowDefinition) => string {
  const { t } = useTranslation();
  const typeName = useEventTypeName();
  const time = (text: string | null | undefined) => {
    const { count, unit } = length(text);
    return t(`windowTag.time.${unit}`, { count: count ?? 0 });
  };
  const events = ({ type, condition }: EventsOf) =>
    condition ? t('windowTag.words.where', { type: typeName(type), condition }) : typeName(type);
  return (definition) => {
    const { what, window, next } = definition;
    const shared = { events: events(definition.events), field: definition.field ?? '' };
    if (!window)
      return t(`windowTag.words.${what}`, {
        ...shared,
        next: next ? events(next) : '',
        within: time(definition.within),
        keep: time(definition.keep),
      });
    return t('windowTag.words.sentence', {
      what: t(`windowTag.words.${what}`, shared),
      window: t(`windowTag.words.${window.kind}`, {
        size: time(window.size),
        advance: time(window.advance),
      }),
    });
  };
}
