/** Less than this is a toolbar of the browser, not a keyboard. */
const KEYBOARD_PIXELS = 120;

/**
 * Keeps the panel, and in it the field that is written in, above the system's keyboard, which lies over the page without
 * changing its size. Gives the undo.
 */
export function fitAboveKeyboard(root: ShadowRoot, dialog: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const fit = () => {
    const { height, offsetTop, scale } = view;
    // Enlarged by two fingers, the view is small for another reason, and the player moves it about.
    const covered = scale < 1.05 && document.documentElement.clientHeight - height > KEYBOARD_PIXELS;
    dialog.toggleAttribute('data-covered', covered);
    if (!covered) return;
    dialog.style.setProperty('--_top', `${offsetTop}px`);
    dialog.style.setProperty('--_height', `${height}px`);
    root.activeElement?.scrollIntoView({ block: 'nearest' });
  };
  const listening = new AbortController();
  for (const type of ['resize', 'scroll']) view.addEventListener(type, fit, { signal: listening.signal });
  fit();
  return () => listening.abort();
}
