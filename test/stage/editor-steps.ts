import type { EditorHands } from './editor-hands.ts';
import { GAME } from './support-server.ts';

/** What an author does in each editor of the console, by keys alone. */
export const EDITOR_STEPS: Record<string, (hands: EditorHands) => Promise<void>> = {
  async help({ page, open, fill, focus, activate, press }) {
    await open('help', 'Help');
    await activate('New announcement');
    await fill('Title', 'Harbour shut');
    await fill(/^Text/, 'Until the tide is back.');
    await activate('Save');
    await page.waitForURL(/harbour-shut/);
    await activate('Publish');
    await page.getByRole('dialog').waitFor();
    await activate('Publish');
    await focus('Take back');
    await press('Enter');
    await page.getByRole('dialog').waitFor();
    await activate('Take back');
    await page.getByText('Players do not have it.').waitFor();
  },
  async menu({ open, chooseNext, focus, activate, press, saveAndPublish, write }) {
    await open(`help/${GAME.id}/en/menu/menu`, 'Help');
    for (const entry of ['First', 'Second']) {
      await activate('Add an entry');
      await focus('Words of the entry');
      await write(entry);
      await chooseNext('What it does');
    }
    await activate('Move up: Second');
    await focus('Move up: Second');
    await activate('Move down: Second');
    await focus('Remove: Second');
    await press('Enter');
    await focus('Add an entry');
    await saveAndPublish();
  },
  async forms({ open, chooseNext, focus, activate, saveAndPublish, write }) {
    await open('forms', 'Forms');
    await activate('Piracy');
    for (const question of ['Which ship?', 'Which flag?']) {
      await activate('Add a question');
      await focus('Question');
      await write(question);
    }
    await activate('Move up: Which flag?');
    await focus('Move up: Which flag?');
    await activate('Edit: Which ship?');
    await chooseNext('Kind');
    await activate('Remove: Which ship?');
    await focus('Add a question');
    await saveAndPublish();
  },
  async rules({ page, open, fill, focus, activate, press, tabTo, saveAndPublish, write }) {
    await open('rules', 'Tag rules');
    await activate('Add a rule');
    await focus(/^Name of the rule/);
    await write('Ships');
    await fill('Compared with', 'ship');
    await activate('Add a condition');
    await tabTo('Remove: If', 'Shift+Tab');
    await press('Enter');
    await focus('Add a condition');
    await fill(/^Tags/, 'ships');
    await activate('Try on past cases');
    await page.getByText('Nothing was changed').waitFor();
    await activate('Move up: Ships');
    await focus('Move down: Ships');
    await saveAndPublish('Let them hold');
  },
  async replies({ page, open, fill, focus, activate, press, tabTo, write }) {
    await open('replies', 'Ready replies');
    await activate('Add a ready reply');
    await focus('Name');
    await write('tide');
    await fill('Text in English', 'The tide is back.');
    await tabTo('Bug', 'Shift+Tab');
    await press('Space');
    await activate('Save');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focus('Add a ready reply');
    await activate('Edit tide');
    await activate('Remove');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focus('Add a ready reply');
  },
  async hours({ open, chooseNext, focus, activate, press, tabTo }) {
    await open('hours', 'Hours');
    await chooseNext(/^Time zone/);
    await activate('Add hours: Sunday');
    await tabTo('Remove hours: Sunday', 'Shift+Tab');
    await press('Enter');
    await focus('Add hours: Sunday');
    await activate('Add a day');
    await tabTo('Remove: Date', 'Shift+Tab');
    await press('Enter');
    await focus('Add a day');
    await activate('Save');
    await focus(/^Publish$|^Take back$/);
  },
  async look({ open, chooseNext, focus, activate, press, tabTo, write }) {
    await open('theme', 'Look');
    await tabTo(/^Fantasy|^Clean|^Arcade/);
    await press('ArrowDown');
    await activate('Dark');
    await tabTo('Buttons');
    await press('Tab', 'Control+a');
    await write('#8ab4f8');
    await chooseNext('Letters');
    await tabTo(/^Roundness/);
    await press('ArrowRight');
    await activate('Save');
    await focus(/^Publish$|^Take back$/);
  },
  async games({ page, open, fill, focus, activate, press }) {
    await open('games', 'Games');
    await activate('New key');
    await activate('Make the key');
    await page.getByRole('textbox', { name: 'Secret' }).waitFor();
    await activate('Done');
    await focus('New key');
    await activate(/^Remove the key/);
    await focus(/./);
    await fill(/^Erase after days/, '400');
    await press('Enter');
    await page.getByText('Saved').waitFor();
  },
  async people({ open, focus, activate, write }) {
    await open('people', 'People');
    await activate('Invite somebody');
    await focus('E-mail');
    await write('ada@desk.test');
    await activate('Make the link');
    await activate('Done');
    await activate('Withdraw the invitation of ada@desk.test');
    await focus('Invite somebody');
    await open('api-keys', 'API keys');
    await activate('New key');
    await focus('Name, for example of the program');
    await write('tide table');
    await activate('Make the key');
    await activate('Done');
    await activate('Remove the key tide table');
    await focus('New key');
  },
};
