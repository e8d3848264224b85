import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../stage/browser.ts';
import { openDesk } from '../stage/desk.ts';
import { GAME, openSupportServer, STAFF, type SupportServer } from '../stage/support-server.ts';
import { importReport } from '../stage/import-report.ts';

let server: SupportServer;
let browser: Browser;
let owner: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([openSupportServer(), launchBrowser()]);
  owner = await openDesk(browser, server.url);
  await importReport(server.url, owner, 'The lantern went out');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

/** Invites by the console. Out: the link, as it is shown to be copied. */
async function invite(email: string, role: string): Promise<string> {
  await owner.getByRole('link', { name: 'Settings' }).click();
  await owner.getByRole('link', { name: 'People' }).click();
  await owner.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = owner.getByRole('dialog', { name: 'Invite somebody' });
  await dialog.getByLabel('E-mail').fill(email);
  await dialog.getByLabel('Some games').check();
  await expect.poll(() => dialog.getByRole('button', { name: 'Make the link' }).isDisabled()).toBe(true);
  await dialog.getByLabel(`Role on ${GAME.name}`).selectOption({ label: role });
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByLabel('Link of the invitation').inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await owner.getByRole('list', { name: 'Invitations' }).getByText(email).waitFor();
  return link;
}

async function accept(link: string, name: string, password: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password, at least 10 characters').fill(password);
  await page.getByRole('button', { name: 'Join the desk' }).click();
  await page.locator('[data-case-id]', { hasText: 'The lantern went out' }).waitFor();
  return page;
}

const openMenu = (page: Page, name: string) => page.getByRole('button', { name: `${name} (your account)` }).click();

test('somebody invited comes in once by the link, turns the second factor on and signs in with it', async () => {
  const link = await invite('mei@desk.test', 'Agent');
  const page = await accept(link, 'Mei', 'as long as a password');
  expect(page.url()).not.toContain('invitation');
  // An agent of one game answers, and has their own ready replies for settings.
  await expect.poll(() => page.getByRole('link', { name: 'Settings' }).getAttribute('href')).toBe('#/replies');
  await page.locator('[data-case-id]').first().click();
  await page.getByRole('textbox', { name: 'Reply' }).waitFor();

  await openMenu(page, 'Mei');
  await page.getByRole('button', { name: 'Your account', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your account' });
  await dialog.getByRole('button', { name: 'Turn on' }).click();
  await dialog.getByRole('img', { name: 'QR code of the key' }).waitFor();
  const key = (await dialog.locator('.factor-key code').innerText()).replaceAll(' ', '');
  const authenticator = new TOTP({ secret: Secret.fromBase32(key), digits: 6, period: 30, algorithm: 'SHA1' });
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByText('The code is wrong').waitFor();
  await dialog.getByLabel('Code', { exact: true }).fill(authenticator.generate());
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await dialog.getByRole('heading', { name: 'Recovery codes' }).waitFor();
  // What is shown once is not lost by a slip of a key.
  await page.keyboard.press('Escape');
  const codes = await dialog.locator('.recovery-codes code').allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await dialog.getByText('Signing in asks for a code').waitFor();
  await page.keyboard.press('Escape');

  const signIn = async (code: string) => {
    await openMenu(page, 'Mei');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByLabel('E-mail').fill('mei@desk.test');
    await page.getByLabel('Password').fill('as long as a password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByLabel('Code of your authenticator').fill('123 456');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('The code is wrong or was used already.').waitFor();
    await page.getByLabel('Code of your authenticator').fill(code);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.locator('[data-case-id]').first().waitFor();
  };
  // No code counts twice: the one of the next half minute is as good.
  await signIn(authenticator.generate({ timestamp: Date.now() + 30_000 }));
  await signIn(codes[3]!);

  const again = await browser.newPage();
  await again.goto(link);
  await again.getByLabel('Your name').fill('Somebody');
  await again.getByLabel('Password, at least 10 characters').fill('another long password');
  await again.getByRole('button', { name: 'Join the desk' }).click();
  await again.getByText('This invitation was used, withdrawn or has run out.').waitFor();
  await again.close();
}, 90_000);

test('who may only read finds nothing to answer, close or import with, and loses all of it when shut out', async () => {
  const page = await accept(await invite('rob@desk.test', 'Read only'), 'Rob', 'a reader has one too');
  await page.locator('[data-case-id]').first().click();
  await page.getByText('Your role reads these cases and does not answer them.').waitFor();
  for (const name of ['Close case', 'Ask if solved', 'Import a report', 'Send']) {
    expect(await page.getByRole('button', { name }).count()).toBe(0);
  }
  await page.keyboard.press('e');
  await page.goto(`${server.url}/console/#/people`);
  await page.getByText('Your role does not open this page.').waitFor();

  await owner.getByRole('link', { name: 'Audit log' }).click();
  await owner.getByRole('link', { name: 'People' }).click();
  await owner.getByRole('button', { name: 'Shut out Rob' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  await owner.getByRole('button', { name: 'Let Rob in again' }).click();

  await owner.getByRole('button', { name: 'Change the role of Rob' }).click();
  await owner.getByLabel(`Role on ${GAME.name}`).selectOption({ label: 'Community manager' });
  await owner.getByRole('button', { name: 'Save' }).click();
  await owner.getByText(`${GAME.name} Community manager`).waitFor();
}, 60_000);

test('a key of a program is shown once, works, and stands in the log with what it did', async () => {
  await owner.getByRole('link', { name: 'API keys' }).click();
  await owner.getByRole('button', { name: 'New key' }).click();
  await owner.getByLabel('Name, for example of the program').fill('nightly export');
  await owner.getByRole('button', { name: 'Make the key' }).click();
  const key = await owner.getByRole('textbox', { name: 'Key', exact: true }).inputValue();
  await owner.getByRole('button', { name: 'Done' }).click();
  await owner.getByText('never used').waitFor();
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const read = await fetch(`${server.url}/staff/cases`, { headers });
  expect(read.status).toBe(200);
  expect((await fetch(`${server.url}/staff/import`, { method: 'POST', headers, body: '{}' })).status).toBe(403);
  await owner.getByRole('button', { name: 'Remove the key nightly export' }).click();
  await owner.getByText('No program has a key.').waitFor();
  expect((await fetch(`${server.url}/staff/cases`, { headers })).status).toBe(401);

  await owner.getByRole('link', { name: 'Audit log' }).click();
  const refused = owner.getByRole('row', { name: 'nightly export' });
  await refused.getByText('Imported a report').waitFor();
  await refused.getByText('refused (403)').waitFor();
  await owner.getByRole('row', { name: STAFF.name }).getByText('Invited somebody').first().waitFor();
}, 60_000);

test('a key of the studio and the time cases are kept are set for a game', async () => {
  await owner.getByRole('link', { name: 'Games' }).click();
  await owner.getByText('No key: players are known by their device alone.').waitFor();
  await owner.getByRole('button', { name: 'New key' }).click();
  await owner.getByLabel('Kind').selectOption('ES256');
  await owner.getByRole('textbox', { name: 'Public key (PEM)' }).fill('not a key');
  await owner.getByRole('button', { name: 'Take the key' }).click();
  await owner.getByText('This is no public key of that kind.').waitFor();
  await owner.getByLabel('Kind').selectOption('HS256');
  await owner.getByRole('button', { name: 'Make the key' }).click();
  await expect.poll(() => owner.getByRole('textbox', { name: 'Secret' }).inputValue()).toMatch(/^[\w-]{43}$/);
  await owner.getByRole('button', { name: 'Done' }).click();
  await owner.getByRole('list', { name: 'Keys of the studio' }).getByText('HS256').waitFor();

  await owner.getByLabel('Erase after days without a change').fill('90');
  await owner.getByRole('region', { name: 'Closed cases' }).getByRole('button', { name: 'Save' }).click();
  await owner.getByText('Saved.').waitFor();
  await owner.reload();
  await expect.poll(() => owner.getByLabel('Erase after days without a change').inputValue()).toBe('90');
}, 60_000);

test('the desk speaks Chinese when it is chosen, and still does when it is opened again', async () => {
  await openMenu(owner, STAFF.name);
  await owner.getByLabel('简体中文').check();
  await owner.getByRole('heading', { name: '游戏', level: 1 }).waitFor();
  await expect.poll(() => owner.locator('html').getAttribute('lang')).toBe('zh-Hans');
  await owner.reload();
  await owner.getByRole('link', { name: '工单', exact: true }).click();
  await owner.locator('[data-case-id]').first().click();
  await owner.getByRole('button', { name: '关闭工单' }).waitFor();
  await owner.getByRole('textbox', { name: '回复' }).waitFor();
}, 60_000);
