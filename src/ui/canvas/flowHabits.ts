import { ThingNode } from './nodes/ThingNode.tsx';
import { MAX_ZOOM, MIN_ZOOM } from './view.ts';

const nodeTypes = { thing: ThingNode };

/** React Flow's habits that are not ours, in one place: the wheel pans, keys are the canvas's own, nothing is guessed. */
export const flowHabits = {
  nodeTypes,
  edges: [],
  minZoom: MIN_ZOOM,
  maxZoom: MAX_ZOOM,
  panOnScroll: true,
  zoomOnScroll: false,
  zoomOnDoubleClick: false,
  zoomActivationKeyCode: ['Meta', 'Control'],
  panOnDrag: [0, 1],
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  elementsSelectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  disableKeyboardA11y: true,
  elevateNodesOnSelect: false,
  nodeDragThreshold: 4,
  connectOnClick: true,
  connectionRadius: 18,
  autoPanOnNodeFocus: false,
};
