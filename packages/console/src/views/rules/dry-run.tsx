import type { Rule } from '@savepoint/protocol';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { writeRoute } from '../../models/route.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { useDesk, useSurroundings } from '../desk-context.ts';
import { LoadProblem } from '../settings/load-problem.tsx';

/** Rules in; how many of the newest cases each would fit, and which, out. */
export function DryRun({ game, rules }: { game: string; rules: readonly Rule[] }) {
  const { settings } = useSurroundings();
  const { route } = useDesk();
  const run = useMemo(() => createLoaded(() => settings.rules.dryRun(game, rules)), [rules]);
  useEffect(() => void run.load(), [run]);
  const found = run.value.value;
  return (
    <section class="dry-run" aria-label={text.rules.tryOut}>
      <LoadProblem of={run} />
      {found && (
        <>
          <p role="status">{text.rules.tried(found.cases)}</p>
          <ul>
            {found.rules.map(({ id, cases, samples }) => (
              <li key={id}>
                <b dir="auto">{rules.find((rule) => rule.id === id)?.name}</b> <span class="chip">{text.rules.fits(cases)}</span>
                <ul class="dry-run-cases">
                  {samples.map((one) => (
                    <li key={one.id}>
                      <a
                        class="link"
                        target="_blank"
                        rel="noopener"
                        href={writeRoute({ caseId: one.id, asked: route.peek().asked })}
                        dir="auto"
                      >
                        #{one.number} {one.subject}
                      </a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
