import { CopyField } from '../../components/copy-field.tsx';
import { text } from '../../i18n/text.ts';

/** The line that puts support into a game's page. */
export function GameSnippet({ game }: { game: string }) {
  const line = `<script src="${location.origin}/savepoint.js" data-game="${game}" data-build="1.0.0"></script>`;
  return (
    <section class="form-part" aria-labelledby="snippet-title">
      <h2 id="snippet-title">{text.games.embed}</h2>
      <p class="settings-lead">{text.games.embedLead}</p>
      <CopyField label={text.games.snippet} value={line} />
    </section>
  );
}
