import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Icon } from './icons';

/** Something to decide before anything else: in the middle of a wide screen, at the bottom of a phone. */
export const Dialog = ({
  title,
  isOpen,
  close,
  children,
}: {
  title: string;
  isOpen: boolean;
  close: () => void;
  children: ReactNode;
}) => (
  <ModalOverlay
    isDismissable
    isOpen={isOpen}
    onOpenChange={(open) => !open && close()}
    className="fixed inset-0 z-20 flex items-end justify-center bg-black/50 sm:items-center"
  >
    <Modal className="max-h-[92dvh] w-full max-w-lg overflow-auto rounded-t-sheet bg-raised shadow-card sm:rounded-sheet">
      <AriaDialog className="grid gap-4 p-5 pb-[max(20px,env(safe-area-inset-bottom))] sm:p-6">
        <div className="flex items-start justify-between gap-4">
          <Heading slot="title" className="text-h3 font-semibold">
            {title}
          </Heading>
          <AriaButton
            aria-label="Close"
            onPress={close}
            className="grid size-11 cursor-pointer place-items-center rounded-control hover:bg-quiet-tint"
          >
            <Icon name="close" />
          </AriaButton>
        </div>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
