import { answersOf, PREVIEW_GAME } from './answers.ts';
import { PREVIEW_READY, type PreviewOrder } from './told.ts';

/** The widget as games get it, with nothing behind it but what an editor has just written. */
interface Support {
  open(place: PreviewOrder['place'] & object): void;
  destroy(): void;
}
declare const Savepoint: { createSupport(options: Record<string, unknown>): Support };

const network = globalThis.fetch.bind(globalThis);
let support: Support | undefined;
let loading: Promise<void> | undefined;

function loadScript(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/savepoint.js';
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('The widget could not be loaded'));
    document.head.append(script);
  });
  return loading;
}

/**
 * The panel takes the focus when it opens. Here that would take it out of the editor, between two letters: as long as
 * nobody is in this page, nothing in it is focused, and the panel opens without being modal, which would focus it too.
 */
function leaveFocus(): void {
  const { focus } = HTMLElement.prototype;
  HTMLElement.prototype.focus = function (options) {
    if (document.hasFocus() && document.activeElement !== document.body) focus.call(this, options);
  };
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute('open', '');
  };
}

async function show({ snapshot, place = {}, look }: PreviewOrder): Promise<void> {
  globalThis.fetch = await answersOf(snapshot, network);
  document.documentElement.lang = snapshot.language;
  await loadScript();
  support?.destroy();
  support = Savepoint.createSupport({ game: PREVIEW_GAME, endpoint: `${location.origin}/preview`, theme: look });
  support.open(place);
}

addEventListener('message', ({ origin, source, data }: MessageEvent<PreviewOrder>) => {
  if (origin === location.origin && source === parent) void show(data);
});
leaveFocus();
parent.postMessage(PREVIEW_READY, location.origin);
