import { newId } from '@savepoint/protocol';
import { SignJWT } from 'jose';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { openDesk } from '../stage/desk.ts';
import { openPanel } from '../stage/game-page.ts';
import { stageGame } from '../stage/game-stage.ts';
import { GAME, STAFF } from '../stage/support-server.ts';

/** A player whom the studio vouches for: before signing in, on another device, and after signing out. */
const stage = stageGame();
let secret: string;

beforeAll(async () => {
  const headers = { origin: stage.server.url, 'content-type': 'application/json' };
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(stage.server.url + path, { method: 'POST', headers: { ...headers, cookie }, body: JSON.stringify(body) });
  const signedIn = await post('/staff/session', { email: STAFF.email, password: STAFF.password });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const made = await post(`/staff/games/${GAME.id}/keys`, { algorithm: 'HS256' }, cookie);
  ({ secret } = (await made.json()) as { secret: string });
});
const tokenOf = (subject: string) =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setAudience(GAME.id)
    .setIssuedAt()
    .setExpirationTime('10m')
    .sign(Buffer.from(secret));

const PATIENCE = { timeout: 20_000 };

const identify = (page: Page, player: { id: string; token?: string } | null) =>
  page.evaluate((player) => window.savepoint!.identify(player), player);
const report = (page: Page, text: string) =>
  page.evaluate((text) => window.savepoint!.report({ topic: 'bug', text }), text);
const texts = (page: Page) =>
  page.evaluate(() => window.savepoint!.cases.value.flatMap(({ messages }) => messages.map(({ text }) => text)).toSorted());
const sent = (page: Page) =>
  page.waitForFunction(() => window.savepoint!.cases.value.every(({ messages }) => messages.every(({ status }) => status === 'sent')));

test('takes along what was reported before, follows to another device, and leaves nothing behind', async () => {
  const id = newId();
  const phone = await stage.enter();
  await report(phone, 'before signing in');
  await sent(phone);
  await identify(phone, { id, token: await tokenOf(id) });
  await expect.poll(() => texts(phone), PATIENCE).toEqual(['before signing in']);
  await report(phone, 'after signing in');
  await sent(phone);

  const desktop = await stage.enter();
  await identify(desktop, { id, token: await tokenOf(id) });
  await expect.poll(() => texts(desktop), PATIENCE).toEqual(['after signing in', 'before signing in']);

  await identify(phone, null);
  await phone.reload();
  await report(phone, 'somebody else');
  await expect.poll(() => texts(phone), PATIENCE).toEqual(['somebody else']);
  const players = await stage.server.db.selectFrom('cases').select(['subject', 'player_id']).execute();
  const owners = new Set(players.filter(({ subject }) => subject !== 'somebody else').map((row) => row.player_id));
  expect(owners.size).toBe(1);
  await phone.context().close();
  await desktop.context().close();
});

test('what was written offline before signing in is sent first and comes along', async () => {
  const id = newId();
  const page = await stage.enter();
  await page.context().setOffline(true);
  await report(page, 'in a tunnel');
  await identify(page, { id, token: await tokenOf(id) });
  await page.context().setOffline(false);
  await expect.poll(() => texts(page), PATIENCE).toEqual(['in a tunnel']);
  await page.context().close();
});

test('a conversation begun on one device goes on upon another', async () => {
  const id = newId();
  const said = (page: Page) => page.locator('.message:not(.typing) .bubble').allInnerTexts();
  const toChat = async (page: Page) => {
    await identify(page, { id, token: await tokenOf(id) });
    await openPanel(page);
  };
  const phone = await stage.enter();
  const desk = await openDesk(stage.browser, stage.server.url);
  await toChat(phone);
  await phone.getByRole('button', { name: /Chat with us/ }).click();
  await phone.getByText('Somebody is here').waitFor();
  await phone.getByLabel('Write a message').fill('from the phone');
  await phone.locator('footer').getByRole('button', { name: 'Chat with us' }).click();
  await desk.getByRole('button', { name: /^Accept chat with/ }).click();
  await phone.getByText('Ana is with you').waitFor();
  await phone.context().close();

  const desktop = await stage.enter();
  await toChat(desktop);
  await expect.poll(() => desktop.evaluate(() => window.savepoint!.cases.value.map(({ live }) => live))).toContain('active');
  await desktop.getByRole('button', { name: /Chat with us/ }).click();
  await desktop.getByText('Ana is with you').waitFor();
  await desktop.getByLabel('Write a message').fill('from the desktop');
  await desktop.getByRole('button', { name: 'Send message' }).click();
  await desk.getByLabel('Reply', { exact: true }).fill('I see both');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => said(desktop), PATIENCE).toEqual(expect.arrayContaining(['from the phone', 'from the desktop', 'I see both']));
  await expect.poll(() => desk.locator('.message .bubble').allInnerTexts(), PATIENCE).toEqual(await said(desktop));
  await desktop.context().close();
  await desk.context().close();
});

test('no report and no address carries the token', async () => {
  const id = newId();
  const token = await tokenOf(id);
  const page = await stage.enter();
  const seen: string[] = [];
  page.on('request', (request) => {
    const names = request.url().endsWith('/v1/players') ? request.url() : request.url() + (request.postData() ?? '');
    seen.push(names);
  });
  await identify(page, { id, token });
  await report(page, 'hello');
  await sent(page);
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.join('\n')).not.toContain(token);
  await page.context().close();
});
