/*:
 * @target MZ
 * @plugindesc Player support inside the game: reports, cases and answers.
 * @author Savepoint
 *
 * @param host
 * @text Support host
 * @desc Address of your support server, without a slash at its end.
 * @default https://support.example.com
 *
 * @param game
 * @text Game id
 * @desc The id under which the game is registered there.
 * @default my-game
 *
 * @param build
 * @text Version
 * @default 1.0.0
 *
 * @param loudness
 * @text Sound while open
 * @type number
 * @decimals 2
 * @min 0
 * @max 1
 * @default 0.25
 *
 * @command open
 * @text Open support
 *
 * @arg topic
 * @type select
 * @option
 * @option bug
 * @option payment
 * @option account
 * @option feedback
 * @default
 *
 * @help
 * Put the script of your support host first in index.html, before main.js:
 *   <script src="https://support.example.com/savepoint.js"
 *     data-game="my-game" data-build="1.0.0" data-hotkey="F2"></script>
 * Without it this plugin loads the script itself; support then works as well,
 * but other plugins may hear keys before it does.
 *
 * Copy dist/page/savepoint-attach.js of @savepoint/engines to js/libs.
 */
(() => {
  const { host, game, build, loudness } = PluginManager.parameters('Savepoint');

  PluginManager.registerCommand('Savepoint', 'open', ({ topic }) => window.savepoint?.open(topic ? { topic } : {}));

  /** Support, or undefined where its host cannot be reached: the game goes on without it. */
  const loadSupport = () =>
    new Promise((resolve) => {
      if (window.savepoint) return resolve(window.savepoint);
      const script = document.createElement('script');
      Object.assign(script.dataset, { game, build, hotkey: 'F2' });
      script.src = `${host}/savepoint.js`;
      script.onload = script.onerror = () => resolve(window.savepoint);
      document.head.append(script);
    });

  const start = async () => {
    const [{ attach }, support] = await Promise.all([import(new URL('js/libs/savepoint-attach.js', location.href)), loadSupport()]);
    const adapter = {
      name: 'RPG Maker',
      version: `${Utils.RPGMAKER_NAME} ${Utils.RPGMAKER_VERSION}`,
      element: document.getElementById('gameCanvas'),
      pause() {
        SceneManager.stop();
        return () => SceneManager.resume();
      },
      release() {
        Input.clear();
        TouchInput.clear();
      },
      volume: { get: () => WebAudio._masterVolume, set: (volume) => WebAudio.setMasterVolume(volume) },
    };
    attach(support, adapter, { loudness: Number(loudness) });
    support?.describe({ state: () => ({ map: $gameMap?.mapId(), gold: $gameParty?.gold(), steps: $gameParty?.steps() }) });
  };

  // The canvas is made on the way to the first scene.
  const { start: startBoot } = Scene_Boot.prototype;
  Scene_Boot.prototype.start = function (...args) {
    startBoot.apply(this, args);
    start().catch((error) => console.warn('savepoint:', error));
  };
})();
