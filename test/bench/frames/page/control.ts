/**
 * A button and a panel as one would write them by hand for a single game, with nothing behind them: the first text field
 * and the first layer over a game cost frames whoever puts them there.
 */
const host = document.createElement('div');
host.id = 'control';
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  button { font: 16px system-ui; padding: 12px 18px; border: 0; border-radius: 12px; background: #0b7264; color: #fff }
  .launcher { position: fixed; inset: auto 16px 16px auto; z-index: 9 }
  dialog { border: 0; border-radius: 14px; padding: 20px; width: 360px; font: 16px system-ui }
  textarea { width: 100%; font: inherit; height: 140px; box-sizing: border-box }`);
root.adoptedStyleSheets = [sheet];
const launcher = document.createElement('button');
launcher.className = 'launcher';
launcher.textContent = 'Support';
launcher.addEventListener('click', () => {
  const dialog = document.createElement('dialog');
  const title = document.createElement('h2');
  title.textContent = 'Something is broken';
  const text = document.createElement('textarea');
  const send = document.createElement('button');
  send.textContent = 'Send';
  const shut = document.createElement('button');
  shut.textContent = 'Close';
  shut.className = 'shut';
  shut.addEventListener('click', () => dialog.remove());
  dialog.append(title, text, send, shut);
  root.append(dialog);
  dialog.showModal();
});
root.append(launcher);
document.body.append(host);
