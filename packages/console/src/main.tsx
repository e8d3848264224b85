import { render } from 'preact';
import { createDesk } from './models/desk.ts';
import { createHttp, withSessionEnd } from './models/http.ts';
import { createHttpApi } from './models/http-api.ts';
import { createLanguage } from './models/language.ts';
import { browserPage } from './models/page.ts';
import { createSettings } from './models/settings/settings.ts';
import { createSocketLive } from './models/socket-live.ts';
import { createTheme } from './models/theme.ts';
import { slots } from './slots.ts';
import './theme/index.css';
import { App } from './views/app.tsx';

const theme = createTheme(localStorage, document.documentElement);
const language = createLanguage(localStorage, document.documentElement, navigator.languages);
const http = createHttp((url, init) => fetch(url, init));
const desk = createDesk({
  api: createHttpApi(http),
  live: createSocketLive(),
  storage: localStorage,
  page: browserPage(window),
  translate: slots.translate,
});
const settings = createSettings(withSessionEnd(http, desk.session.ender), desk.session, localStorage);

const place = document.getElementById('desk');
if (place) render(<App desk={desk} theme={theme} language={language} settings={settings} />, place);
void desk.session.restore();
