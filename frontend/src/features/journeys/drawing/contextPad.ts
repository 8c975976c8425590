import type EventBus from 'diagram-js/lib/core/EventBus';
import { ICONS } from '@shared/diagram/icons';
import type { CampaignElements } from './campaignElements';
import type { Kind } from './kinds';
import type { Lock } from './lock';
import type { Drawn, ElementLike, Modeling } from './services';
import { isApproval, isBoundary, isTimer, isWait } from './services';

interface ContextPad {
  registerProvider: (provider: object) => void;
}
interface Connect {
  start: (event: Event, element: ElementLike) => void;
}
interface Rules {
  allowed: (action: string, context: object) => unknown;
}
interface Entry {
  group: string;
  title: string;
  html: string;
  action: Record<string, (event: Event) => void>;
}

/** What stands beside a selected element. The words come from the page, as they change with the language. */
export class CampaignPad {
  static $inject = ['contextPad', 'campaignElements', 'connect', 'modeling', 'rules', 'eventBus', 'lock'];
  kinds: readonly Kind[] = [];
  words = { connect: '', remove: '' };

  constructor(
    pad: ContextPad,
    private readonly elements: CampaignElements,
    private readonly connect: Connect,
    private readonly modeling: Modeling,
    private readonly rules: Rules,
    private readonly events: EventBus,
    private readonly lock: Lock,
  ) {
    pad.registerProvider(this);
  }

  setWords(kinds: readonly Kind[], words: { connect: string; remove: string }): void {
    this.kinds = kinds;
    this.words = words;
    this.events.fire('elements.changed', { elements: [] });
  }

  getContextPadEntries(element: ElementLike): Record<string, Entry> {
    const entries: Record<string, Entry> = {};
    if (this.lock.locked) return entries;
    if (mayGoOn(element)) {
      for (const kind of this.kinds.filter((one) => one.group !== 'begin')) {
        entries[`append.${kind.id}`] = entry('append', kind.icon, this.elements.names.of(kind), {
          click: () => {
            this.elements.append(kind);
          },
        });
      }
      const start = (event: Event) => {
        this.connect.start(event, element);
      };
      entries.connect = entry('edit', 'connect', this.words.connect, { click: start, dragstart: start });
    }
    return { ...entries, ...this.removal([element as Drawn]) };
  }

  getMultiElementContextPadEntries(elements: Drawn[]): Record<string, Entry> {
    return this.lock.locked ? {} : this.removal(elements);
  }

  private removal(elements: Drawn[]): Record<string, Entry> {
    const allowed = this.rules.allowed('elements.delete', { elements });
    if (allowed === false || (Array.isArray(allowed) && allowed.length === 0)) return {};
    return {
      remove: entry('edit', 'remove', this.words.remove, {
        click: () => {
          this.modeling.removeElements(elements);
        },
      }),
    };
  }
}

function mayGoOn(element: ElementLike): boolean {
  const type = String(element.type);
  if (element.labelTarget || type === 'bpmn:EndEvent' || type === 'bpmn:SequenceFlow') return false;
  if (isWait(element)) {
    const ways = (element.attachers ?? []) as ElementLike[];
    return ways.some((way) => (way.outgoing as unknown[]).length === 0);
  }
  if (isApproval(element)) {
    const ways = [element, ...((element.attachers ?? []) as ElementLike[])];
    return ways.some((way) => (way.outgoing as unknown[]).length === 0);
  }
  if (isBoundary(element) || isTimer(element)) return (element.outgoing as unknown[]).length === 0;
  return (
    /Event$|Task$|Gateway$/.test(type) &&
    (type.endsWith('Gateway') || (element.outgoing as unknown[]).length === 0)
  );
}

function entry(group: string, icon: string, title: string, action: Entry['action']): Entry {
  const strokes = ICONS[icon] ?? ICONS.touch ?? '';
  return {
    group,
    title,
    html: `<div class="entry pad-entry" draggable="true"><svg viewBox="0 0 16 16" aria-hidden="true"><path class="shape-icon" d="${strokes}"/></svg></div>`,
    action,
  };
}

/** In place of the library's own pad and palette, which offer all of BPMN. */
export const campaignPadModule = {
  __init__: ['campaignPad'],
  campaignPad: ['type', CampaignPad],
  contextPadProvider: ['value', {}],
  paletteProvider: ['value', {}],
  replaceMenuProvider: ['value', {}],
};
