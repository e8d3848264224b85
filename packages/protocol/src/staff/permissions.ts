/** What somebody does at the desk, most trusted first. Nobody gives a role that stands before their own. */
export const ROLES = [
  'owner',
  'supervisor',
  'deputy',
  'shift_lead',
  'complaint_desk',
  'information_desk',
  'community_manager',
  'agent',
  'game_team',
  'read_only',
] as const;

export type Role = (typeof ROLES)[number];

const EVERYBODY = ROLES;
const ANSWERING = ROLES.slice(0, ROLES.indexOf('game_team'));
const LEADING: readonly Role[] = ['owner', 'supervisor', 'deputy', 'shift_lead'];
const HEADS: readonly Role[] = ['owner', 'supervisor', 'deputy'];
const EDITORS: readonly Role[] = [...LEADING, 'information_desk', 'community_manager'];

/** Every action of staff on a game, and who may do it there. The one place that says so, for server and console. */
export const PERMISSIONS = {
  'case.read': EVERYBODY,
  'case.reply': ANSWERING,
  'case.note': ROLES.slice(0, ROLES.indexOf('read_only')),
  'case.change': ANSWERING,
  'case.bulk': LEADING,
  'case.import': ANSWERING,
  'chat.take': ANSWERING,
  'file.add': ANSWERING,
  'message.redact': HEADS,
  'view.share': LEADING,
  'reply.edit': EDITORS,
  'help.read': EVERYBODY,
  'help.edit': EDITORS,
  'help.publish': [...HEADS, 'information_desk'],
  'rule.read': EVERYBODY,
  'rule.edit': HEADS,
  'player.read': EVERYBODY,
  'player.ban': [...LEADING, 'complaint_desk'],
  'player.export': HEADS,
  'player.erase': ['owner', 'supervisor'],
  'game.read': EVERYBODY,
  'game.edit': ['owner', 'supervisor'],
  'game.keys': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

/** Actions on the desk itself, which no single game bounds: they ask for the role on all games. */
export const DESK_PERMISSIONS = {
  'staff.read': LEADING,
  'staff.invite': HEADS,
  'staff.change': HEADS,
  'game.add': ['owner'],
  'api_key.change': ['owner'],
  'audit.read': ['owner', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;
export type DeskAction = keyof typeof DESK_PERMISSIONS;

export const isDeskAction = (action: Action | DeskAction): action is DeskAction => action in DESK_PERMISSIONS;

/** Whether a role may do this: on a game for an `Action`, as the role on all games for a `DeskAction`. */
export function allows(role: Role, action: Action | DeskAction): boolean {
  const allowed: readonly Role[] = isDeskAction(action) ? DESK_PERMISSIONS[action] : PERMISSIONS[action];
  return allowed.includes(role);
}

/** Whether somebody of the one role may give the other, or take it. */
export const mayGive = (own: Role, given: Role): boolean => ROLES.indexOf(own) <= ROLES.indexOf(given);
