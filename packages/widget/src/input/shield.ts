/** Events whose effect in the panel a game can undo before they are there, by `preventDefault` in the capture phase. */
const UNDONE = 'pointerdown mousedown click wheel touchstart touchmove beforeinput copy cut paste'.split(' ');

/**
 * Keeps `preventDefault` of a game that listens on `document` in the capture phase from what happens in `element`: such
 * games undo the wheel and the focus of a field. From `element` inwards `preventDefault` counts again. Gives the undo.
 */
export function shield(element: Element): () => void {
  const listening = new AbortController();
  const options = { capture: true, signal: listening.signal };
  const cover = (event: Event) => {
    if (event.target === element) event.preventDefault = () => {};
  };
  const uncover = (event: Event) => void Reflect.deleteProperty(event, 'preventDefault');
  for (const type of UNDONE) {
    addEventListener(type, cover, { ...options, passive: true });
    element.addEventListener(type, uncover, { ...options, passive: true });
  }
  return () => listening.abort();
}
