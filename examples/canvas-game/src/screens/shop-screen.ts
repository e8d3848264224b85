import { drawPortrait } from '../draw/lantern.ts';
import { SKINS, type Skin } from '../draw/palette.ts';
import { newPurchase, PACKS, settle, type Pack } from '../shop/purchases.ts';
import { keepSave, type Save } from '../shop/save.ts';

/** The shop: a save goes in and is changed by what the player buys; `tell` hears what happened, for the breadcrumbs. */
export interface ShopScreen {
  refresh(): void;
}

const TILL_MS = 1_300;

export function newShopScreen(root: HTMLElement, save: Save, tell: (text: string) => void): ShopScreen {
  const skins = root.querySelector<HTMLElement>('#skins');
  const packs = root.querySelector<HTMLElement>('#packs');
  const receipt = root.querySelector<HTMLElement>('#receipt');
  const missing = root.querySelector<HTMLElement>('#missing');

  const refresh = (): void => {
    for (const place of root.querySelectorAll('[data-gems]')) place.textContent = String(save.gems);
    for (const button of skins?.children ?? []) describe(button, save);
    const last = save.lastPurchase;
    if (missing) missing.hidden = last?.status !== 'missing';
    if (!receipt) return;
    receipt.dataset.status = last?.status ?? '';
    receipt.textContent = last ? sentence(last) : '';
  };

  const choose = (skin: Skin): void => {
    if (!save.owned.includes(skin.id)) {
      if (save.gems < skin.price) {
        tell(`could not afford the ${skin.name} lantern`);
        return;
      }
      save.gems -= skin.price;
      save.owned.push(skin.id);
      tell(`bought the ${skin.name} lantern`);
    }
    save.skin = skin.id;
    keepSave(save);
    refresh();
  };

  const buy = (pack: Pack): void => {
    if (save.lastPurchase?.status === 'pending') return;
    save.purchases += 1;
    const purchase = newPurchase(pack, save.purchases, save.playerId, Date.now());
    save.lastPurchase = purchase;
    keepSave(save);
    tell(`paid ${pack.price} for ${pack.gems} gems, ${purchase.transaction}`);
    refresh();
    window.setTimeout(() => finish(save, tell, refresh), TILL_MS);
  };

  skins?.replaceChildren(...SKINS.map((skin) => skinButton(skin, () => choose(skin))));
  packs?.replaceChildren(...PACKS.map((pack) => packButton(pack, () => buy(pack))));
  // A purchase that was on its way when the page went away is settled now.
  if (save.lastPurchase?.status === 'pending') finish(save, tell, refresh);
  refresh();
  return { refresh };
}

function finish(save: Save, tell: (text: string) => void, refresh: () => void): void {
  if (save.lastPurchase?.status !== 'pending') return;
  const purchase = settle(save.lastPurchase, save.purchases);
  save.lastPurchase = purchase;
  if (purchase.status === 'arrived') save.gems += purchase.gems;
  tell(`${purchase.gems} gems ${purchase.status}, ${purchase.transaction}`);
  keepSave(save);
  refresh();
}

function sentence({ status, gems, transaction }: NonNullable<Save['lastPurchase']>): string {
  if (status === 'pending') return `Paid. Waiting for ${gems} gems …`;
  if (status === 'arrived') return `${gems} gems have arrived. Thank you!`;
  return `Paid, but ${gems} gems have not arrived (${transaction}).`;
}

function skinButton(skin: Skin, choose: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.skin = skin.id;
  const picture = document.createElement('canvas');
  picture.width = 102;
  picture.height = 138;
  const context = picture.getContext('2d');
  if (context) {
    context.scale(3, 3);
    drawPortrait(context, skin);
  }
  const words = document.createElement('span');
  words.append(skin.name, document.createElement('small'));
  button.append(picture, words);
  button.addEventListener('click', choose);
  return button;
}

function describe(button: Element, save: Save): void {
  const skin = SKINS.find(({ id }) => button instanceof HTMLElement && id === button.dataset.skin);
  const small = button.querySelector('small');
  if (!skin || !small) return;
  const owned = save.owned.includes(skin.id);
  button.setAttribute('aria-pressed', String(save.skin === skin.id));
  small.textContent = save.skin === skin.id ? 'Lit' : owned ? 'Yours' : `${skin.price} gems`;
}

function packButton(pack: Pack, buy: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.pack = pack.id;
  const price = document.createElement('small');
  price.textContent = pack.price;
  button.append(`${pack.gems} gems`, price);
  button.addEventListener('click', buy);
  return button;
}
