import { useSignal } from '@preact/signals';
import type { HelpSnapshot } from '@savepoint/protocol';
import { useEffect } from 'preact/hooks';
import { nothingPublished } from '../../models/settings/help-preview.ts';
import { useSurroundings } from '../desk-context.ts';

/** What players have in a language, for what is being written to be shown among it; nothing until it has come. */
export function usePublished(game: string, language: string): HelpSnapshot {
  const { help } = useSurroundings().settings;
  const published = useSignal(nothingPublished(language));
  useEffect(() => {
    help.published(game, language).then(
      (found) => found && (published.value = { ...found, language }),
      () => {},
    );
  }, [game, language]);
  return published.value;
}
