import { useEffect } from 'react';
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';
import type { Said } from './toast';

const queue = new ToastQueue<Said>({ maxVisibleToasts: 3 });

/** Shows what was said, each for six seconds, and takes it from those who wait. */
const ToastsShown = ({ said, taken }: { said: readonly Said[]; taken: (said: Said) => void }) => {
  useEffect(() => {
    for (const one of said) {
      queue.add(one, { timeout: 6_000 });
      taken(one);
    }
  }, [said, taken]);
  return <Region />;
};

export default ToastsShown;

const Region = () => (
  <ToastRegion
    queue={queue}
    className="fixed inset-x-4 bottom-20 z-30 mx-auto grid max-w-md gap-2 outline-none sm:bottom-6"
  >
    {({ toast }) => (
      <AriaToast
        toast={toast}
        className="flex items-center justify-between gap-4 rounded-control bg-ink px-4 py-3 text-canvas"
      >
        <ToastContent>
          <Text slot="title">{toast.content.text}</Text>
        </ToastContent>
        {toast.content.undo && (
          <Button
            onPress={() => {
              toast.content.undo?.();
              queue.close(toast.key);
            }}
            className="cursor-pointer font-semibold underline"
          >
            Undo
          </Button>
        )}
        <Button slot="close" aria-label="Close" className="cursor-pointer px-1">
          ×
        </Button>
      </AriaToast>
    )}
  </ToastRegion>
);
