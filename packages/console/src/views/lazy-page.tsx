import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { EmptyState } from '../components/empty-state.tsx';
import { text } from '../i18n/text.ts';

/** A page that most never open in, the same loaded when somebody does out. */
export function lazyPage<P extends object>(load: () => Promise<FunctionComponent<P>>): FunctionComponent<P> {
  return function LazyPage(props: P) {
    const page = useSignal<{ Page: FunctionComponent<P> } | 'failed' | null>(null);
    const begin = () => {
      page.value = null;
      load().then(
        (Page) => (page.value = { Page }),
        () => (page.value = 'failed'),
      );
    };
    useEffect(begin, []);
    if (page.value === 'failed') {
      return (
        <EmptyState icon="alert" title={text.settings.failed}>
          <button type="button" class="button" onClick={begin}>
            {text.common.tryAgain}
          </button>
        </EmptyState>
      );
    }
    if (page.value) return <page.value.Page {...props} />;
    return (
      <p class="quiet" role="status">
        {text.common.loading}
      </p>
    );
  };
}
