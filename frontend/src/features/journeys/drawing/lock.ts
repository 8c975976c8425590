import type EventBus from 'diagram-js/lib/core/EventBus';
import RuleProvider from 'diagram-js/lib/features/rules/RuleProvider';
import type { SteadyCommandStack } from './steadyCommands';

/** Before every other rule and listener. */
const FIRST = 5000;

/** What somebody could want to do with a drawing that is only to be looked at. */
const CHANGES = [
  'shape.create',
  'elements.create',
  'connection.start',
  'connection.create',
  'connection.reconnect',
  'connection.updateWaypoints',
  'elements.move',
  'shape.attach',
  'shape.resize',
  'shape.append',
  'element.copy',
];

interface ContextPad {
  close: () => void;
}

/** Keeps a drawing as it is: no handles, no dragging, no keys, and no command from anywhere. */
export class Lock extends RuleProvider {
  static override $inject = ['eventBus', 'commandStack', 'contextPad'];

  constructor(
    events: EventBus,
    private readonly commands: SteadyCommandStack,
    private readonly pad: ContextPad,
  ) {
    super(events);
    const stop = () => (this.locked ? false : undefined);
    for (const event of ['keyboard.keydown', 'element.dblclick', 'contextPad.trigger'])
      events.on(event, FIRST, stop);
  }

  override init(): void {
    for (const change of CHANGES) this.addRule(change, FIRST, () => (this.locked ? false : undefined));
    this.addRule('elements.delete', FIRST, () => (this.locked ? [] : undefined));
  }

  get locked(): boolean {
    return this.commands.locked;
  }

  set(locked: boolean): void {
    this.commands.locked = locked;
    this.pad.close();
  }
}

export const lockModule = { __init__: ['lock'], lock: ['type', Lock] };
