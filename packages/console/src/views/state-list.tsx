import type { StateNode } from '../format/state-tree.ts';

/** The studio's state as a tree in, definition lists within definition lists out. */
export function StateList({ nodes }: { nodes: StateNode[] }) {
  return (
    <dl class="facts facts-state">
      {nodes.map(({ key, value, children }) => (
        <div key={key} class={children ? 'facts-row facts-group' : 'facts-row'}>
          <dt>{key}</dt>
          <dd dir="auto">{children ? <StateList nodes={children} /> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
