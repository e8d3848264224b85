import type { CaseState, DeviceClass, Role, Solved, Topic } from '@savepoint/protocol';

/** What an agent reads in the place of a code of the wire. */
export const names = {
  topics: {
    bug: 'Bug',
    payment: 'Payment',
    compensation: 'Compensation',
    account: 'Account',
    ban_appeal: 'Ban appeal',
    player_conduct: 'Player conduct',
    piracy: 'Piracy',
    feedback: 'Feedback',
    other: 'Other',
  } satisfies Record<Topic, string>,
  states: { open: 'Open', answered: 'Answered', closed: 'Closed' } satisfies Record<CaseState, string>,
  solved: { asked: 'Asked if solved', confirmed: 'Solved' } satisfies Record<Solved, string>,
  devices: {
    phone: 'Phone',
    tablet: 'Tablet',
    desktop: 'Desktop',
    tv: 'TV',
    console: 'Console',
    headset: 'Headset',
  } satisfies Record<DeviceClass, string>,
  /** The kinds of tags that rules of ours give; others stand as they are. */
  tagKinds: {
    topic: 'topic',
    device: 'device',
    os: 'os',
    build: 'build',
    locale: 'locale',
    language: 'language',
    game: 'game',
  },
  roles: {
    owner: 'Owner',
    supervisor: 'Supervisor',
    deputy: 'Deputy',
    shift_lead: 'Shift lead',
    complaint_desk: 'Complaint desk',
    information_desk: 'Information desk',
    community_manager: 'Community manager',
    agent: 'Agent',
    game_team: 'Game team',
    read_only: 'Read only',
  } satisfies Record<Role, string>,
  nameless: (id: string) => `Player ${id}`,
  support: 'Support',
};
