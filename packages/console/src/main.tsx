import { render } from 'preact';
import { createDesk } from './models/desk.ts';
import { createHttpApi } from './models/http-api.ts';
import { browserPage } from './models/page.ts';
import { createSocketLive } from './models/socket-live.ts';
import { createTheme } from './models/theme.ts';
import './theme/index.css';
import { App } from './views/app.tsx';

const theme = createTheme(localStorage, document.documentElement);
const desk = createDesk({
  api: createHttpApi((url, init) => fetch(url, init)),
  live: createSocketLive(),
  storage: localStorage,
  page: browserPage(window),
});

const place = document.getElementById('desk');
if (place) render(<App desk={desk} theme={theme} />, place);
void desk.session.restore();
