import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import Modeler from 'bpmn-js/lib/Modeler';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import minimap from 'diagram-js-minimap';
import { campaignShapesModule } from '@shared/diagram/campaignShapes';
import { liveCountsModule, type LiveCounts } from '@shared/diagram/liveCounts';
import { boundaryLabelsModule } from './boundaryLabels';
import { campaignElementsModule, type CampaignElements, type Names } from './campaignElements';
import { campaignPadModule, type CampaignPad } from './contextPad';
import type { Kind } from './kinds';
import { lockModule, type Lock } from './lock';
import { placedPadModule } from './placedPad';
import { campaignRulesModule } from './rules';
import { steadyCommandsModule } from './steadyCommands';
import { tokenLayerModule, type TokenLayer } from '../simulation/TokenLayer';
import type { CommandStack, Drawn, Modeling, Selection } from './services';

/** How much of the canvas a drawing that is fitted takes. */
const FIT = 0.92;

interface Dragging {
  cancel: () => void;
}
interface Minimap {
  toggle: () => void;
}
interface ZoomScroll {
  stepZoom: (delta: number) => void;
}

/** The canvas as the page uses it. Colours are variables, so that it follows the theme without being drawn anew. */
export class Drawing {
  private readonly modeler: Modeler;

  constructor(box: HTMLElement) {
    this.modeler = new Modeler({
      container: box,
      additionalModules: [
        minimap,
        liveCountsModule,
        campaignShapesModule,
        campaignRulesModule,
        campaignElementsModule,
        campaignPadModule,
        placedPadModule,
        boundaryLabelsModule,
        steadyCommandsModule,
        lockModule,
        tokenLayerModule,
      ],
      moddleExtensions: { camunda },
      bpmnRenderer: {
        defaultFillColor: 'var(--shape)',
        defaultStrokeColor: 'var(--shape-line)',
        defaultLabelColor: 'var(--text)',
      },
    });
  }

  async open(xml: string): Promise<void> {
    await this.modeler.importXML(xml);
    this.fit();
  }

  async xml(): Promise<string> {
    return (await this.modeler.saveXML({ format: true })).xml ?? '';
  }

  onChange(listener: () => void): void {
    this.modeler.on('commandStack.changed', listener);
  }

  onSelect(listener: (selected: Drawn[]) => void): void {
    this.modeler.on('selection.changed', (event: { newSelection: Drawn[] }) => {
      listener(event.newSelection);
    });
  }

  /** A step that failed has been taken back; what was being dragged is let go. */
  onFailure(listener: () => void): void {
    this.modeler.on('commandStack.failed', () => {
      queueMicrotask(() => {
        this.modeler.get<Dragging>('dragging').cancel();
      });
      listener();
    });
  }

  /** To be looked at only, until it is told otherwise. */
  lock(locked: boolean): void {
    if (locked) this.modeler.get<Selection>('selection').select(null);
    this.modeler.get<Lock>('lock').set(locked);
  }

  get tokens(): TokenLayer {
    return this.modeler.get<TokenLayer>('tokenLayer');
  }

  destroy(): void {
    this.modeler.destroy();
  }

  get modeling(): Modeling {
    return this.modeler.get<Modeling>('modeling');
  }
  get elements(): CampaignElements {
    return this.modeler.get<CampaignElements>('campaignElements');
  }
  private get pad(): CampaignPad {
    return this.modeler.get<CampaignPad>('campaignPad');
  }
  get counts(): LiveCounts {
    return this.modeler.get<LiveCounts>('liveCounts');
  }
  get commands(): CommandStack {
    return this.modeler.get<CommandStack>('commandStack');
  }
  get registry(): ElementRegistry {
    return this.modeler.get<ElementRegistry>('elementRegistry');
  }

  /** The words of new elements and of the buttons beside a selected one. */
  speak(names: Names, kinds: readonly Kind[], words: { connect: string; remove: string }): void {
    this.elements.names = names;
    this.pad.setWords(kinds, words);
  }

  append(kind: Kind): void {
    this.elements.append(kind);
  }

  drag(event: Event, kind: Kind): void {
    this.elements.drag(event, kind);
  }

  element(id: string): Drawn | undefined {
    return this.registry.get(id) as Drawn | undefined;
  }

  root(): Drawn {
    return this.elements.root();
  }

  /** Selects it and brings it into view; an unknown id selects nothing. */
  select(id: string): void {
    const element = this.element(id);
    const selection = this.modeler.get<Selection>('selection');
    if (!element || element === this.root()) {
      selection.select(null);
      return;
    }
    selection.select(element);
    this.modeler.get<Canvas>('canvas').scrollToElement(element);
  }

  fit(): void {
    const canvas = this.modeler.get<Canvas>('canvas');
    if (canvas.getContainer().clientWidth === 0) return;
    canvas.zoom('fit-viewport', { x: 0, y: 0 });
    // Names at the edge need room, and one small shape would fill the whole canvas.
    const { clientWidth, clientHeight } = canvas.getContainer();
    canvas.zoom(Math.min(1, canvas.zoom() * FIT), { x: clientWidth / 2, y: clientHeight / 2 });
  }

  toggleMap(): void {
    this.modeler.get<Minimap>('minimap').toggle();
  }

  zoom(steps: 1 | -1): void {
    this.modeler.get<ZoomScroll>('zoomScroll').stepZoom(steps);
  }
}
