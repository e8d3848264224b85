import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { text } from '../i18n/text.ts';
import { Layout } from './components/layout.tsx';
import { Notices } from './components/notices.tsx';

/** A screen whose code is loaded when it is first shown. `title` stands there meanwhile, and where it cannot be had. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, title: () => string) {
  let loaded: ComponentType<Props> | undefined;
  return function Later(props: Props) {
    const failed = useSignal(false);
    const ready = useSignal(loaded !== undefined);
    useEffect(() => {
      if (loaded) return;
      load().then(
        (screen) => {
          loaded = screen;
          ready.value = true;
        },
        () => (failed.value = true),
      );
    }, []);
    if (ready.value && loaded) {
      const Screen = loaded;
      return <Screen {...props} />;
    }
    return (
      <Layout title={title()}>
        {failed.value && (
          <>
            <Notices />
            <p class="hint centre">{text.chat.slow}</p>
          </>
        )}
      </Layout>
    );
  };
}
