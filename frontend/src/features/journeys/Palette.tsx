import { useTranslation } from 'react-i18next';
import { ICONS } from '@shared/diagram/icons';
import { useWord } from '@shared/i18n/words';
import { usePreferences } from '@shared/session/preferences';
import type { Drawing } from './drawing/Drawing';
import { labelOf, type Kind } from './drawing/kinds';

/** What can be drawn. A click puts it behind what is selected; pulled out, it goes where it is dropped. */
export function Palette({
  drawing,
  kinds,
  locked,
}: {
  drawing: Drawing | undefined;
  kinds: readonly Kind[];
  locked: boolean;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = usePreferences();
  const groups = [...new Set(kinds.map((kind) => kind.group))];
  return (
    <div
      className="designer-palette"
      role="toolbar"
      aria-label={t('designer.palette')}
      // Locked, none of its buttons takes the focus that scrolling by keys needs.
      tabIndex={locked ? 0 : undefined}
    >
      {groups.map((group) => (
        <div key={group} role="group" aria-label={t(`designer.group.${group}`)}>
          <div className="quiet small" aria-hidden="true">
            {t(`designer.group.${group}`)}
          </div>
          {kinds
            .filter((kind) => kind.group === group)
            .map((kind) => (
              <button
                key={kind.id}
                type="button"
                draggable
                disabled={!drawing || locked || (kind.id === 'start' && hasStart(drawing))}
                onClick={() => drawing?.append(kind)}
                onDragStart={(event) => {
                  event.preventDefault();
                  drawing?.drag(event.nativeEvent, kind);
                }}
              >
                <svg viewBox="0 0 16 16" aria-hidden="true">
                  <path className="shape-icon" d={ICONS[kind.icon] ?? ICONS.touch} />
                </svg>
                {labelOf(kind, language, word)}
              </button>
            ))}
        </div>
      ))}
    </div>
  );
}

const hasStart = (drawing: Drawing) =>
  drawing.registry.filter((element) => element.type === 'bpmn:StartEvent').length > 0;
