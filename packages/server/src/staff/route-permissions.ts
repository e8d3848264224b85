import type { Action, DeskAction } from '@savepoint/protocol';

/** `public`: anybody, by a secret of its own. `self`: whoever is signed in, about themselves. */
export type Demand = Action | DeskAction | 'public' | 'self';

/** What every address of staff asks for. One that does not stand here answers nobody. */
export const ROUTE_PERMISSIONS: Record<string, Demand> = {
  'POST /staff/session': 'public',
  'GET /staff/session': 'self',
  'DELETE /staff/session': 'public',
  'GET /staff/sign-in': 'public',
  'GET /staff/oidc/start': 'public',
  'GET /staff/oidc/callback': 'public',
  'POST /staff/me/password': 'self',
  'POST /staff/me/totp': 'self',
  'POST /staff/me/totp/confirm': 'self',
  'DELETE /staff/me/totp': 'self',
  'GET /staff/people': 'staff.read',
  'POST /staff/people/:id': 'staff.change',
  'GET /staff/colleagues': 'case.read',
  'GET /staff/invitations': 'staff.invite',
  'POST /staff/invitations': 'staff.invite',
  'DELETE /staff/invitations/:id': 'staff.invite',
  'POST /staff/invitations/accept': 'public',
  'GET /staff/api-keys': 'api_key.change',
  'POST /staff/api-keys': 'api_key.change',
  'DELETE /staff/api-keys/:id': 'api_key.change',
  'GET /staff/audit': 'audit.read',

  'GET /staff/cases': 'case.read',
  'GET /staff/cases/:id': 'case.read',
  'POST /staff/cases/:id/messages': 'case.reply',
  'POST /staff/cases/:id/read': 'case.reply',
  'POST /staff/cases/:id/state': 'case.change',
  'POST /staff/cases/:id/edit': 'case.change',
  'POST /staff/cases/:id/solved': 'case.change',
  'POST /staff/import': 'case.import',
  'POST /staff/chats/:id/accept': 'chat.take',
  'POST /staff/chats/:id/end': 'chat.take',
  'PUT /staff/files/:sha256': 'file.add',
  'GET /staff/files/:sha256': 'case.read',

  'POST /staff/players/:id/ban': 'player.ban',
  'POST /staff/players/:id/sign-out': 'player.ban',
  'GET /staff/games/:game/keys': 'game.keys',
  'POST /staff/games/:game/keys': 'game.keys',
  'DELETE /staff/games/:game/keys/:id': 'game.keys',

  'GET /staff/help/:game': 'help.read',
  'GET /staff/help/:game/:language/:kind/:id': 'help.read',
  'PUT /staff/help/:game/:language/:kind/:id': 'help.edit',
  'POST /staff/help/:game/publish': 'help.publish',
  'POST /staff/help/:game/unpublish': 'help.publish',
  'PUT /staff/help/:game/pictures/:sha256': 'help.edit',
  'GET /staff/forms/:game': 'help.read',
  'PUT /staff/forms/:game': 'help.edit',
  'POST /staff/forms/:game/publish': 'help.publish',

  'GET /staff/players/:id/export': 'player.export',
  'POST /staff/players/:id/erase': 'player.erase',
  'POST /staff/messages/:id/redact': 'message.redact',
  'GET /staff/games/:game/retention': 'game.read',
  'PUT /staff/games/:game/retention': 'game.edit',

  'GET /staff/rules/:game': 'rule.read',
  'PUT /staff/rules/:game': 'rule.edit',
  'POST /staff/rules/:game/publish': 'rule.edit',
  'POST /staff/rules/:game/dry-run': 'rule.edit',
};
