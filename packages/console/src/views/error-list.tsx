import type { GameError } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';

/** Errors of the game in, one line each out, with the stack behind it. */
export function ErrorList({ errors }: { errors: GameError[] }) {
  return (
    <ul class="errors">
      {errors.map((error, index) => (
        <li key={index} class="error">
          <p class="error-message">
            <bdi>{error.message}</bdi>
            {(error.count ?? 1) > 1 && <span class="error-count">×{error.count}</span>}
          </p>
          {error.source && <p class="error-source">{error.source}</p>}
          {error.stack && (
            <details class="stack">
              <summary>{text.context.stack}</summary>
              <pre tabIndex={0}>{error.stack}</pre>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
