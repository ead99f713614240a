import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast';
import { Button } from 'react-aria-components/Button';
import { Text } from 'react-aria-components/Text';

interface Said {
  text: string;
  undo?: () => void;
}

const queue = new ToastQueue<Said>({ maxVisibleToasts: 3 });

/** Tells that something was done, for six seconds, with the way back where there is one. */
export const say = (text: string, undo?: () => void): void =>
  void queue.add({ text, undo }, { timeout: 6_000 });

export const Toasts = () => (
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
