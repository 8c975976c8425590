import CommandStack from 'diagram-js/lib/command/CommandStack';
import type EventBus from 'diagram-js/lib/core/EventBus';

interface Action {
  command: string;
  context: object;
}

/** What the library keeps to itself. An update of it is looked at here. */
interface Inside {
  _stack: Action[];
  _stackIdx: number;
  _currentExecution: { actions: Action[]; dirty: unknown[]; trigger: string | null; atomic?: boolean };
  _eventBus: EventBus;
  _internalUndo: (action: Action) => void;
  _pushAction: (action: Action) => void;
  _popAction: () => void;
}

/**
 * The library's command stack counts a command that throws as still at work, for ever, and refuses or misfiles
 * everything after it. This one takes back what such a command has done so far, so that the drawing and undo stand as
 * before it. Locked, it does nothing at all.
 */
export class SteadyCommandStack extends CommandStack {
  static override $inject = ['eventBus', 'injector'];
  locked = false;

  override execute(command: string, context: object): void {
    this.steady(() => {
      super.execute(command, context);
    });
  }

  override undo(): void {
    this.steady(() => {
      super.undo();
    });
  }

  override redo(): void {
    this.steady(() => {
      super.redo();
    });
  }

  private get inside(): Inside {
    return this as unknown as Inside;
  }

  private steady(work: () => void): void {
    if (this.locked) return;
    const { inside } = this;
    // A command within a command is taken back with it.
    if (inside._currentExecution.actions.length > 0) {
      work();
      return;
    }
    const before = inside._stackIdx;
    try {
      work();
    } catch (error) {
      this.takeBack(before);
      inside._eventBus.fire('commandStack.failed', { error });
      throw error;
    }
  }

  private takeBack(before: number): void {
    const { inside } = this;
    // It was whole when a listener failed that had only to be told.
    const whole = inside._currentExecution.actions.length === 0;
    inside._currentExecution.atomic = false;
    inside._currentExecution.actions.length = 0;
    if (whole) return;
    try {
      inside._currentExecution.trigger = 'undo';
      inside._pushAction({ command: 'journey.takeBack', context: {} });
      const done = inside._stackIdx > before;
      while (inside._stackIdx > before) {
        const action = inside._stack[inside._stackIdx];
        if (!action) break;
        inside._internalUndo(action);
      }
      if (done) inside._stack.length = before + 1;
      inside._popAction();
    } catch {
      // What cannot be taken back cannot be undone later either.
      inside._currentExecution.atomic = false;
      inside._currentExecution.actions.length = 0;
      this.clear();
    }
  }
}

export const steadyCommandsModule = { commandStack: ['type', SteadyCommandStack] };
