import type { SavepointServer } from '../../packages/server/src/app.ts';
import type { Stage } from '../../packages/server/src/testing/stage.ts';
import { openBrittleWire, type BrittleWire } from '../doubles/brittle-wire.ts';
import { TIRELESS } from './support-server.ts';

/** One server on a database of its own, and a wire for each side. */
export interface ChatLane {
  server: SavepointServer;
  wires: { player: BrittleWire; agent: BrittleWire };
  /** Ends the server and starts another on its database. */
  restart(): Promise<void>;
  /** Once, after the next commit of what players sent and before it is answered. */
  onCommit: (() => void) | undefined;
  close(): Promise<void>;
}

export async function openChatLane(stage: Stage): Promise<ChatLane> {
  const databaseUrl = await stage.database();
  const open = () =>
    stage.server({
      databaseUrl,
      tokenKey: 'one key for every start of this server',
      pollFloorMs: 500,
      limits: TIRELESS,
      afterCommit() {
        const hook = lane.onCommit;
        lane.onCommit = undefined;
        hook?.();
      },
    });
  const lane = { onCommit: undefined } as ChatLane;
  lane.server = await open();
  const { port } = lane.server;
  lane.wires = { player: await openBrittleWire(port), agent: await openBrittleWire(port) };
  lane.restart = async () => {
    const before = lane.server;
    lane.wires.player.cut();
    lane.wires.agent.cut();
    await before.close();
    lane.server = await open();
    for (const wire of Object.values(lane.wires)) wire.leadTo(lane.server.port);
  };
  lane.close = async () => {
    await Promise.all([lane.wires.player.close(), lane.wires.agent.close()]);
  };
  return lane;
}
