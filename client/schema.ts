// Generated from openapi.json by `npm run generate`; do not edit.

export interface paths {
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign up
         * @description Always answers 202; it goes on by mail. An address that has an account learns so by mail only.
         */
        post: operations["signUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the mail that confirms an address once more
         * @description Always answers 202; it goes on by mail. Links of earlier mails go on working.
         */
        post: operations["resendConfirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address with the token from the mail
         * @description When the address was signed up for more than once, or a new password was asked for before it was confirmed, the answer says that a password is to be chosen, with the same token.
         */
        post: operations["confirmAddress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts, newest first
         * @description By the beginning of an address, by words of a name, by role and by state. Who had their data erased is shown without it, in the state erased.
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts/{id}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What hangs on a person
         * @description As candidate and as coach. Look at it before you suspend: sessions ahead, holds, feedback owed, money.
         */
        get: operations["getCommitmentsOfAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/accounts/{id}/suspension": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Shut an account out
         * @description Its tokens and logins end at once, and so do its holds. Confirmed bookings are cancelled with all money back, unless you keep them; both people are told, with your reason.
         */
        post: operations["suspendAccount"];
        /**
         * Let an account in again
         * @description Where nobody is shut out nothing changes, and nobody is told.
         */
        delete: operations["reinstateAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what to what, newest first
         * @description By person, action and time, with names beside ids. Of erased people it says that they are.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All bookings, newest first
         * @description By person, address, coach, offering, state, and when they start.
         */
        get: operations["listAllBookings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking with its history and no-show reports */
        get: operations["getAnyBooking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/bookings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel with a full refund, before the start
         * @description Both people are told.
         */
        post: operations["cancelAnyBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/bookings/{id}/resolution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on contradicting no-show reports
         * @description The money moves with it. Both people read the outcome and your reason.
         */
        post: operations["resolveNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Coaches by state
         * @description Those who wait for vetting by default, longest first.
         */
        get: operations["listCoachesByState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One coach, as you vet them */
        get: operations["getCoachToVet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches/{id}/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A coach's hours
         * @description Weekly hours, dates with hours of their own, and booking rules. The ETag is the version.
         */
        get: operations["getAvailabilityOfCoach"];
        /**
         * Set a coach's weekly hours and booking rules
         * @description As the coach would, with a reason. If-Match is needed once hours were set. The coach is told what changed and why, and which booked sessions the hours no longer hold.
         */
        put: operations["replaceAvailabilityOfCoach"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches/{id}/availability/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why is this time of a coach missing?
         * @description Each rule that keeps a session of the offering from starting at that instant.
         */
        get: operations["explainSlotOfCoach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches/{id}/availability/overrides/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the hours of one date of a coach
         * @description With a reason; the coach is told what changed and why. `sessionsOutside` lists the booked sessions that the hours no longer hold.
         */
        put: operations["setDateOverrideOfCoach"];
        post?: never;
        /**
         * Give one date back to the coach's weekly hours
         * @description With a reason; the coach is told what changed and why. 204, or 200 with the hours when there are booked sessions that they no longer hold.
         */
        delete: operations["removeDateOverrideOfCoach"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches/{id}/availability/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what changed hours of a coach would give
         * @description As the coach would, before their hours are changed for them: the slots of the range with these hours, and how many come and go; and the booked sessions, of any time, that the hours would no longer hold. `dates` tries days off and other changes of single dates. Nothing is saved, and nobody is told.
         */
        post: operations["previewAvailabilityOfCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches/{id}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What hangs on a coach
         * @description Look at it before you suspend: sessions ahead, holds, feedback owed, money.
         */
        get: operations["getCommitmentsOfCoach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/coaches/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish, reject or suspend a coach
         * @description The coach is told, with your reason. Suspending ends their holds, and cancels their confirmed sessions with all money back, unless you keep them.
         */
        post: operations["decideOnCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/form-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions of feedback forms, over all packs
         * @description By pack, stage and version; drafts and retired ones as well.
         */
        get: operations["listFormTemplates"];
        put?: never;
        /**
         * Begin a draft of the next version of a form
         * @description Copied from a version (copyOf; the newest of the stage by default), mapped item by item wherever a key is the same, or with content of its own. A form has one draft at a time.
         */
        post: operations["draftFormTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/form-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version of a form
         * @description With its content, what keeps a draft from being published, and how many forms have pinned it.
         */
        get: operations["getFormTemplateVersion"];
        /**
         * Replace the content of a draft
         * @description If-Match is required (428); 412 gives what is stored. A draft may have faults: they are named in the answer.
         */
        put: operations["saveFormTemplate"];
        post?: never;
        /**
         * Throw a draft away
         * @description Its number is free again.
         */
        delete: operations["discardFormTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/form-templates/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What differs between two versions of a form
         * @description From `against` (by default the version before) to this one, with the mapping between them.
         */
        get: operations["compareFormTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/form-templates/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The empty form as a coach would see it
         * @description With all that would be missing. Nothing is stored.
         */
        get: operations["previewFormTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/form-templates/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish a draft
         * @description Final: forms begun from now on are of this version, those in progress keep theirs. If-Match is required, so that nobody publishes what they have not read. 422 form_template.invalid names every fault.
         */
        post: operations["publishFormTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/form-templates/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a published version
         * @description No form begins with it any more; those that did stay as they are. The only published version of a stage that is practised cannot be retired.
         */
        post: operations["retireFormTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/forms/{id}/entered-in-error": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a submitted form as entered in error
         * @description The candidate no longer reads it and its coach may file another; what it says is kept.
         */
        post: operations["markFormAsError"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/late-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forms whose deadline has passed, the oldest first
         * @description Admins get a mail a day after the deadline, and when a form counts as never filed.
         */
        get: operations["listLateForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ledger entries, newest first
         * @description By order, booking and person. The lines of each entry sum to zero.
         */
        get: operations["listLedgerEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/ledger/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Balances of all ledger accounts
         * @description Derived from the lines, never stored.
         */
        get: operations["getLedgerBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails, newest first
         * @description Without addresses, and without one-time links.
         */
        get: operations["listMails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders, newest first
         * @description By booking and by person. needsReview=true: those that wait for a person.
         */
        get: operations["listOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payment-commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls to the payment provider, newest first
         * @description status=needs_review: those that are not tried any more. waitsFor=dispute: refunds that go out when a bank has decided.
         */
        get: operations["listPaymentCommands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payment-commands/{id}/abandonment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a parked call to the payment provider
         * @description Nothing is sent. A checkout’s order closes; a refund counts as refused and stays among the orders that need review. One that waits for a bank is not sent any more when the bank has decided.
         */
        post: operations["abandonPaymentCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/payment-commands/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a parked call to the payment provider again
         * @description Its effect is looked for first; only when there is none, a fresh call is made. A refund that waits for a bank (waitsFor=dispute) is tried now, and waits again when it is refused again.
         */
        post: operations["retryPaymentCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/provider-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events of the payment provider that were set aside, newest first
         * @description Those that wait for a person: unreadable, about nothing that we know, or beyond us. status=put_aside: those without effect, also those that you closed.
         */
        get: operations["listProviderEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/provider-events/{id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an event of the payment provider without effect
         * @description Your reason is kept. It comes again only when the provider says something else about the same thing.
         */
        post: operations["closeProviderEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/provider-events/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Work an event of the payment provider off again
         * @description What it is about is read at the provider as it is now. It waits for you again when it cannot be followed.
         */
        post: operations["retryProviderEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/question-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports about questions, oldest first
         * @description The open ones by default.
         */
        get: operations["listQuestionReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/question-reports/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep or retire a reported question
         * @description Settles every open report about it. Those who reported it are told, with your reason.
         */
        post: operations["decideOnQuestionReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Questions by state, over all packs
         * @description Those that coaches propose by default; what waits longest comes first.
         */
        get: operations["listQuestionsByState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/questions/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve, reject or restore a question
         * @description Who added it is told, with your reason. To take one out, retire it.
         */
        post: operations["decideOnQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/rating-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reports about ratings and replies, oldest first
         * @description The open ones by default.
         */
        get: operations["listRatingReports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/rating-reports/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide or keep what was reported
         * @description What is hidden leaves the list, the count and the average at once. Both people are told, with your reason. A later decision may turn it round.
         */
        post: operations["decideOnRatingReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your bookings, as candidate and as coach
         * @description Sessions; with kind=document the documents that are read for you, or that you read. Each with its state in words and what waits for you.
         */
        get: operations["listBookings"];
        put?: never;
        /**
         * Hold a time and get its checkout
         * @description Holds the time for 37 minutes. The same slot again resumes your open hold; an overlapping start replaces it; at most three holds at once. A lost time answers 409 slot.taken with nextSlots.
         */
        post: operations["bookCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/to-do": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for you: to pay, join, upload, grade, write, answer */
        get: operations["listToDo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of your bookings
         * @description With all that its page shows: its state in words, what you may do, what happened, money, feedback.
         */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a confirmed booking before it starts
         * @description Refunds as quoted. A review can be cancelled by its candidate until the coach has begun, and when it is overdue.
         */
        post: operations["cancelBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/cancellation-quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What cancelling now would give back */
        get: operations["quoteCancellation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A booking by the link of a mail
         * @description With the token of the link, and without a login. It tells what may be forwarded with the mail.
         */
        get: operations["getBookingCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/card/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The meeting link, by the link of a mail */
        get: operations["joinByLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/early-end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State that your session is over before its scheduled end
         * @description Only while it runs, and for good; again it changes nothing. From then on the form can be submitted and the candidate, who gets a mail, may grade themselves. Deadlines, money and the release keep the scheduled end.
         */
        post: operations["endSessionEarly"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feedback on a session, as its candidate reads it
         * @description For the candidate once it is released (404 before), with everything that its page shows: scale, versions, your links and rating, and how to look for coaches who help with the gaps. Its coach gets it as a preview, without those.
         */
        get: operations["getFeedback"];
        put?: never;
        /**
         * Start the feedback form of a session
         * @description From the start of the session on. One per session: a second start gives the same form.
         */
        post: operations["startForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/form/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your links to the feedback on a session, newest first */
        get: operations["listReportLinksOfBooking"];
        put?: never;
        /**
         * Share your feedback by a link
         * @description The page behind it needs no account, shows only the parts you choose, and ends by itself. The address is answered this once. Every visit is counted, and you can revoke the link at any time.
         */
        post: operations["createReportLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/form/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The feedback on a session as a PDF to keep
         * @description For the candidate once it is released (404 before), for its coach once it is filed. The same report is the same bytes: send its ETag as If-None-Match, and an unchanged one is answered with 304.
         */
        get: operations["downloadReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/form/shared-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a link to your feedback would show
         * @description Nobody else sees it, and it is no visit.
         */
        get: operations["previewSharedReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/form/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of the feedback on a session, as its candidate may read them
         * @description Oldest first, each amendment with its reason. For the candidate once released; its coach gets the same.
         */
        get: operations["listFeedbackVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give up an unpaid hold
         * @description The time is freed once the checkout is closed, normally at once; hold.givingUp is true until then.
         */
        delete: operations["giveUpHold"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meeting link
         * @description From 15 minutes before the start to 30 after the end. That you opened the room is kept, and shown to both sides.
         */
        get: operations["joinSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/kit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The question kit of a session, for its coach
         * @description Drawn once, by the mix observed in real interviews: covers what the candidate wants to practise, never repeats what they were asked before. What a report suggested to them for practice comes only where nothing unread is left, and says so. Shows what was asked in this session, and when. The candidate gets 404.
         */
        get: operations["getKit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/kit/swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Swap a question of the kit for another one
         * @description Before the form is filed, and for questions that no note names yet. What goes is not offered again in this session, and may be asked in a later one. Answers the kit.
         */
        post: operations["swapKitQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/no-show-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report that somebody did not come
         * @description From 15 minutes after the start to 24 hours after the end, once per side. Saying the same again is answered the same way and changes nothing; saying something else is 409 `booking.no_show_reported`. When the two sides contradict each other, an admin decides.
         */
        post: operations["reportNoShow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/question-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a question that you were asked and that looks confidential
         * @description Names the note in your feedback. Nobody is asked it until an admin has decided; you are told.
         */
        post: operations["reportAskedQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rating of a session
         * @description Hidden from the coach at first: 404.
         */
        get: operations["getRating"];
        /**
         * Change your rating
         * @description While its coach cannot read it; 409 `rating.shown` afterwards.
         */
        put: operations["changeRating"];
        /**
         * Rate the coach of a completed session
         * @description Once. The coach sees it when their form is in, or 14 days after it was due; everybody from the Monday after.
         */
        post: operations["rateCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/rating/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Answer a rating
         * @description One answer, which everybody reads below the rating; a second one replaces it.
         */
        put: operations["replyToRating"];
        post?: never;
        /**
         * Take back your answer to a rating
         * @description Doing it again changes nothing.
         */
        delete: operations["removeRatingReply"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/rating/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what the other one wrote
         * @description The coach of a session reports its rating, the candidate the reply to it. An admin decides; until then it stays.
         */
        post: operations["reportRating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/self-grade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your own grades of a session, with the scale and the items
         * @description From the end of the session on, or an early one that its coach stated. Only you see them until the feedback is released. feedback says until when.
         */
        get: operations["getSelfGrade"];
        /**
         * Grade yourself before you read the feedback
         * @description The feedback waits for it, whether or not it is filed: 12 hours after the scheduled end for you to begin, which the first save does, and 72 for you to finish or skip. Of a document these are counted from when its feedback is filed, and it can be begun before. Later saves need If-Match (428).
         */
        put: operations["saveSelfGrade"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bookings/{id}/self-grade/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish or skip grading yourself
         * @description Final. Feedback that waited for it can be read from the same moment on, though not before the scheduled end of the session. What was never begun can be skipped too.
         */
        post: operations["endSelfGrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find a coach
         * @description Published coaches with something to sell, best match first: most of the asked principles, then rating, then real interviews conducted. Each says why it matches and when its next times are. Filters on stage, minutes and price hold for one and the same offering. When nobody is found, `loosen` says which filter to drop, or which two. With `targetId` one of your targets fills in its pack and level, and its principles decide who comes first.
         */
        get: operations["findCoaches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coaches/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare two or three coaches
         * @description The same facts of each, side by side. Who is not published now is named as missing.
         */
        get: operations["compareCoaches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coaches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A coach
         * @description A published coach with all that their page shows: what they sell with what it includes and its next times, ratings, what their sessions here were like, and others like them. More of their times are at /v1/coaches/{id}/slots.
         */
        get: operations["getCoach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coaches/{id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What candidates say about a coach
         * @description Newest week first, without names. Ratings come in on Mondays, all of a week together, so that an average before and after does not tell a single one. The average is told from three ratings on.
         */
        get: operations["listRatingsOfCoach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/coaches/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When an offering of a coach can be booked
         * @description Starts within [from, to), at most 62 days apart. Every start listed is accepted by a booking made at once. When there are none, nextAvailable is the first one after the range. Who is logged in also sees the times of their own open holds.
         */
        get: operations["listSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-offerings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews that can be ordered
         * @description Coaches who read a document, such as a writing exercise, and file the same form on it.
         */
        get: operations["findDocumentOfferings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order the review of a document
         * @description Opens an order and its checkout, as a booking does. It is a booking without a time: pay, give up, ask for a quote and cancel at /v1/bookings/{id}, find all of them at /v1/bookings?kind=document, and read the feedback at /v1/bookings/{id}/form.
         */
        post: operations["orderDocumentReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of your reviews
         * @description With its prompt, what the document has to be like, and what was uploaded.
         */
        get: operations["getDocumentReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-reviews/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the second version changed
         * @description By words, in reading order.
         */
        get: operations["compareDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-reviews/{id}/difference.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a page
         * @description Without scripts, to read or to print.
         */
        get: operations["showDocumentDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-reviews/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload your document
         * @description Send the file as the body. The first version once the order is paid: from then on the days of your coach count. The second version once, after the feedback. What it has to be like stands in `rules`; a text that is too short or too long is refused with its number of words.
         */
        post: operations["uploadDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-reviews/{id}/documents/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a version
         * @description For its two people, to save: it is never shown in the browser.
         */
        get: operations["downloadDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-reviews/{id}/documents/{revision}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a version says
         * @description The words of a text or a DOCX, to look at before the file is opened. 409 for a PDF.
         */
        get: operations["readDocumentText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-changes/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use the new address, with the token from the mail to it
         * @description Ends all sessions. The old address is told, with a link that takes the change back.
         */
        post: operations["confirmEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-changes/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a change of address was not you, with the token from the mail to the old one
         * @description Within seven days. The account gets the old address back, all sessions end, and no password works until a new one is chosen with the link that is mailed.
         */
        post: operations["undoEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear of what changes in your bookings while you look
         * @description Only that something changed: read it again. A hint that may be lost, so ask again now and then as well. Send Accept: text/event-stream; without it the answer ends at once. A stream ends after five minutes: open the next.
         */
        get: operations["listenForChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A form of yours, with what is still missing
         * @description The pinned template, the draft, and gaps: every thing that stands between it and submission.
         */
        get: operations["getForm"];
        /**
         * Save the whole draft
         * @description If-Match is required (428). When the form was changed since, 412 gives both what is stored and what you sent. Gaps are fine; values that the template does not know are not (422).
         */
        put: operations["saveForm"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Save edits of single fields
         * @description For saving while you type, from several devices, and for what was written without a network. Each edit says what was there before it; where that still stands it is made, whatever happened to other fields. Where it does not, nothing is overwritten: conflicts gives what is stored and what you sent. Sending edits again is safe.
         */
        patch: operations["editForm"];
        trace?: never;
    };
    "/v1/forms/{id}/amendments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Amend a form you have filed
         * @description Within 14 days of its submission. Send the whole form as it should read and why it changes; the candidate is told, and both they and you can still read every earlier version. If-Match is required (428).
         */
        post: operations["amendForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a note during the session
         * @description Bound to a question of the kit by its questionKey, and stamped with the present time unless it says when. The same note again adds nothing.
         */
        post: operations["takeNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything a filed form ever said, by whom and when
         * @description For its coach and for admins. intact is false, and faults says where, when a stored value, author, time or entry is not as it was written.
         */
        get: operations["getFormRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit the form
         * @description Final: a submitted form never changes. It is taken from the scheduled end of the session on, or from an early one that you state with POST /v1/bookings/:id/early-end; before that, 409 form.submission_too_early says from when on. Its candidate reads it once they have graded themselves or let that be. 422 form.incomplete names every gap and contradiction at once in errors.
         */
        post: operations["submitForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Send the access token as Authorization: Bearer; it lives 15 minutes. Who is suspended learns so (403 account.suspended), but only with the right password. A browser that asks for a cookie gets a second one, which lets nobody in but keeps it from waiting for the wrong passwords of others in its network.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logins/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out
         * @description Ends the session of the given refresh token or cookie.
         */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logins/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New tokens for a refresh token
         * @description Each works once. A repeat within a minute, as by a second tab, gets the same next refresh token again; a later one, or an older token, means that it was stolen and ends the session.
         */
        post: operations["refreshLogin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your account */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your name, zone, clock or the order of your dates */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/v1/me/candidate-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My candidate profile
         * @description Empty members until you write them. Name and zone come from your account.
         */
        get: operations["getCandidateProfile"];
        /**
         * Write my candidate profile
         * @description Replaces it: members that are left out become empty.
         */
        put: operations["saveCandidateProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My coach profile
         * @description With its state, and in `missing` what an application would still need. 404 before the first PUT.
         */
        get: operations["getCoachProfile"];
        /**
         * Write my coach profile
         * @description Replaces it: what is left out becomes empty. The first call makes the draft. What an admin vets (company, role, level, pack, years, interviews, Bar Raiser) stays as it is once you have applied.
         */
        put: operations["saveCoachProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply to be published
         * @description An admin then decides. When something is missing the answer lists every item in `missing`. Who was rejected may apply again once the profile or the offerings differ from what was rejected (409 coach.application_unchanged).
         */
        post: operations["applyAsCoach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My hours
         * @description Weekly hours, dates with hours of their own, and booking rules. The ETag is the version.
         */
        get: operations["getAvailability"];
        /**
         * Set my weekly hours and booking rules
         * @description Replaces them; dates with hours of their own stay. If-Match is needed once hours were set (428 without, 412 when they changed since). Booked sessions are not touched: `sessionsOutside` lists those that the hours no longer hold.
         */
        put: operations["replaceAvailability"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/availability/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why is this time missing?
         * @description Each rule that keeps a session of the offering from starting at that instant.
         */
        get: operations["explainSlot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/availability/overrides/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the hours of one date
         * @description They replace the weekly hours on that date of my zone; without intervals it is a day off. `sessionsOutside` lists the booked sessions that the hours no longer hold.
         */
        put: operations["setDateOverride"];
        post?: never;
        /**
         * Give one date back to the weekly hours
         * @description 204, or 200 with the hours when there are booked sessions that they no longer hold.
         */
        delete: operations["removeDateOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/availability/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what changed hours would give
         * @description The slots of the range with these hours, and how many come and go; and the booked sessions, of any time, that the hours would no longer hold. `dates` tries days off and other changes of single dates. Nothing is saved.
         */
        post: operations["previewAvailability"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/document-offerings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews that I sell
         * @description Retired ones included, oldest first.
         */
        get: operations["listDocumentOfferings"];
        put?: never;
        /**
         * Sell a review of a document
         * @description For a stage of your pack that has documents, within so many days of the upload. It needs no hours in your calendar.
         */
        post: operations["addDocumentOffering"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/document-offerings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a review offering
         * @description Its price for new orders, or retire it with `active: false`. Orders keep their price.
         */
        patch: operations["changeDocumentOffering"];
        trace?: never;
    };
    "/v1/me/coach/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The forms you owe, and those you filed
         * @description One for each completed session. A form is due 24 hours after the session; we remind you four hours before. A late form is always taken, and marked as late.
         */
        get: operations["listOwedForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/offerings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I sell
         * @description Retired offerings included, oldest first.
         */
        get: operations["listOfferings"];
        put?: never;
        /**
         * Sell a session
         * @description For a stage of your pack that can be booked, of a length within the bounds of that stage (30 to 120 minutes at most), at a price in minor units of a settlement currency. `title` in the answer is what one session is called: of a stage with several, such as an onsite, its `sessionTitle` in the pack.
         */
        post: operations["addOffering"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/coach/offerings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an offering
         * @description Its price for new bookings, or retire it with `active: false`. Bookings keep their price.
         */
        patch: operations["changeOffering"];
        trace?: never;
    };
    "/v1/me/coach/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your own ratings, newest first
         * @description Those of sessions whose form you filed, and of others 14 days after it was due.
         */
        get: operations["listOwnRatings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another e-mail address
         * @description Asks for the password once more. Always answers 202; it goes on with a link on the new address, and an address that has an account learns so by mail only. Until the link is followed, nothing changes. It ends with the session: a new password or a suspension makes it void.
         */
        post: operations["askEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What erasing your account would do
         * @description Table by table: what goes, what stays and why, and what must come to an end first.
         */
        get: operations["previewErasure"];
        put?: never;
        /**
         * Erase your account, for good
         * @description Removes your personal data at once and ends all sessions; it cannot be undone. 409 erasure.not_yet lists what must come to an end first.
         */
        post: operations["eraseAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everything about you, as a zip archive of JSON files
         * @description With a manifest that says what each file is about. Asks for the password once more.
         */
        post: operations["exportData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Feedback you have received, newest first */
        get: operations["listFeedback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/logins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are logged in, begun last first */
        get: operations["listLogins"];
        put?: never;
        post?: never;
        /**
         * Log out everywhere else
         * @description At once: access tokens of the other logins are dead too.
         */
        delete: operations["endOtherLogins"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/logins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out one device
         * @description At once. One that has ended already stays so.
         */
        delete: operations["endLogin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much waits for you */
        get: operations["getOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Asks for the present one once more. Every other login ends, and so do all access tokens: go on with the one in the answer. The refresh token of this login stays good.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How your grades develop, from form to form
         * @description Per stage and target level: the grades of each competency and principle in time, in the words of the present version of the form, with the moments at which the form changed. Empty until you have read a first form.
         */
        get: operations["getProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/report-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All links by which you share feedback, newest first */
        get: operations["listReportLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/report-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of your links with the log of its visits */
        get: operations["getReportLink"];
        put?: never;
        post?: never;
        /**
         * Revoke a link
         * @description Works at once. To share again, make a new one.
         */
        delete: operations["revokeReportLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Become a coach (or a candidate) with the same account */
        post: operations["takeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What I prepare for
         * @description Oldest first.
         */
        get: operations["listTargets"];
        put?: never;
        /**
         * Prepare for something
         * @description Pack, level, interview date and what to concentrate on. Keys must be of the pack (see /v1/packs); the answer to a wrong one names the field. The date may be today or later in your zone.
         */
        post: operations["addTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/targets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my targets */
        get: operations["getTarget"];
        put?: never;
        post?: never;
        /** Remove a target */
        delete: operations["removeTarget"];
        options?: never;
        head?: never;
        /**
         * Change a target
         * @description Only what is given changes; `interviewDate: null` takes the date away.
         */
        patch: operations["changeTarget"];
        trace?: never;
    };
    "/v1/offerings/{id}/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What to know before ordering
         * @description Of a session, at a time, or of a document: whether it is free, the price and what it includes, what comes back when it is cancelled, what can be asked for. Who is logged in also sees their targets, what they hold unpaid, and why an order would be refused now. It holds nothing: order with POST /v1/bookings or /v1/document-reviews.
         */
        get: operations["getOfferingTerms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the company packs
         * @description Companies and roles that one can prepare for here, by key.
         */
        get: operations["listPacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{packKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a company pack
         * @description Levels, stages, principles, competencies, question mix, loop blueprints and preparation.
         */
        get: operations["getPack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{packKey}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The question bank of a pack, for published coaches and admins
         * @description In a stable order: by category, then by principle or topic, then by key. Filters narrow it together; a key that the pack does not have is refused with `question.unknown_filter`. Candidates cannot read it: 403.
         */
        get: operations["listQuestions"];
        put?: never;
        /**
         * Add a question to the bank
         * @description From an admin it is active at once. From a coach it is proposed: your own sessions may be given it, those of others once an admin has approved it. Every value that cannot stand is named (`question.invalid`).
         */
        post: operations["addQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{packKey}/templates/{stageKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the feedback form of a stage
         * @description The newest published version, with its fields, who may read each of them (`audience`), the scale, and what an answer at each grade looks like (`anchors`).
         */
        get: operations["getFormTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new password
         * @description Always answers 202; it goes on by mail.
         */
        post: operations["askPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password with the token from the mail */
        post: operations["confirmPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One question of the bank */
        get: operations["getQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report a question that looks confidential
         * @description Once per person. It is not drawn until an admin has decided, and you are told the decision by mail.
         */
        post: operations["reportQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{id}/retirement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a question
         * @description Coaches what they added themselves, admins any. It is not drawn any more; forms that name it stay as they are.
         */
        post: operations["retireQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules of cancelling, missing, paying and feedback, in sentences
         * @description As sessions are sold today. What was sold keeps the rules of its day; its cancellation quote says what holds for it.
         */
        get: operations["getRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shared-reports/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report behind a link
         * @description For whoever has the address; it counts as a visit. A link that ended, was revoked or never was is answered in the same words.
         */
        get: operations["openSharedReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stripe/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a webhook of Stripe
         * @description The signature over the raw body decides, and nothing of the body before it. Where too much is being received, 503: send it again. An event that is already known, or that we cannot read, is stored and answered alike.
         */
        post: operations["takeStripeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Time zones by city and country, west to east
         * @description By our own rules of the present law, which may be newer than those of a browser.
         */
        get: operations["listZones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "message": "If this address can be used, a mail is on its way."
         *     }
         */
        Acknowledged: {
            message: string;
        };
        AddressConfirmed: {
            /** @description The address that the link was mailed to: log in with it. */
            email: string;
            message: string;
            /** @description True when somebody else may have signed up with the address, so that no password counts: choose one with the same token at POST /v1/password-resets/confirm. That accepts the terms; the account is then a candidate’s, without what others gave. */
            passwordNeeded: boolean;
        };
        AdminAccount: {
            createdAt: components["schemas"]["Instant"];
            /** @description Null once erased. */
            email: string | null;
            emailVerifiedAt: components["schemas"]["Instant"] | null;
            erasedAt: components["schemas"]["Instant"] | null;
            id: components["schemas"]["Uuid"];
            name: string;
            roles: ("candidate" | "coach" | "admin")[];
            /** @enum {string} */
            state: "active" | "unconfirmed" | "suspended" | "erased";
            suspendedAt: components["schemas"]["Instant"] | null;
            zone: string;
        };
        AdminAccountPage: {
            items: components["schemas"]["AdminAccount"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        AdminOrder: {
            createdAt: components["schemas"]["Instant"];
            /** @description The latest dispute: inquiry, open, won, lost or closed. */
            dispute: {
                amount: components["schemas"]["Money"];
                evidenceDueAt: components["schemas"]["Instant"] | null;
                reason: string;
                status: string;
            } | null;
            /** @description A bank has the money until it decides. */
            disputed: boolean;
            id: components["schemas"]["Uuid"];
            /** @description What it is for. */
            lines: {
                bookingId: components["schemas"]["Uuid"];
                coachId: components["schemas"]["Uuid"];
                description: string;
                /** @description What coach and platform earned with it, before later refunds; null until then. */
                earned: components["schemas"]["Money"] | null;
                price: components["schemas"]["Money"];
            }[];
            needsReview: boolean;
            paid: components["schemas"]["Money"];
            payerId: components["schemas"]["Uuid"];
            /**
             * @description Of all lines.
             * @example {
             *       "amount": 12000,
             *       "currency": "EUR"
             *     }
             */
            price: components["schemas"]["Money"];
            refundPending: components["schemas"]["Money"];
            refunded: components["schemas"]["Money"];
            /**
             * @description The part of it that the payment provider sent back without us.
             * @example {
             *       "amount": 12000,
             *       "currency": "EUR"
             *     }
             */
            refundedByProvider: components["schemas"]["Money"];
            status: string;
        };
        AdminOrderPage: {
            items: components["schemas"]["AdminOrder"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        AdminPerson: {
            /** @description The person had their data erased; the name is not theirs. */
            erased: boolean;
            id: components["schemas"]["Uuid"];
            name: string;
        };
        /**
         * @example {
         *       "reason": "The candidate asked by phone."
         *     }
         */
        AdminReason: {
            /** @example The candidate asked by phone. */
            reason: string;
        };
        AuditPage: {
            items: {
                action: string;
                /** @description Null when the system acted by itself. */
                actor: components["schemas"]["AdminPerson"] | null;
                actorId: components["schemas"]["Uuid"] | null;
                at: components["schemas"]["Instant"];
                data: {
                    [key: string]: unknown;
                };
                id: components["schemas"]["Uuid"];
                /** @description The person, where it is about an account or a coach. */
                subject: components["schemas"]["AdminPerson"] | null;
                subjectId: components["schemas"]["Uuid"];
                subjectType: string;
            }[];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "coachId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "overrides": [
         *         {
         *           "date": "2027-03-01",
         *           "intervals": []
         *         }
         *       ],
         *       "rules": {
         *         "bufferAfterMinutes": 0,
         *         "bufferBeforeMinutes": 0,
         *         "horizon": {
         *           "days": 60,
         *           "kind": "rolling"
         *         },
         *         "intervalMinutes": null,
         *         "maxMinutesPerDay": null,
         *         "maxMinutesPerWeek": null,
         *         "maxPerDay": null,
         *         "maxPerWeek": null,
         *         "noticeMinutes": 720,
         *         "startOffsetMinutes": 0
         *       },
         *       "updatedAt": "2027-02-20T09:00:00.000Z",
         *       "version": 2,
         *       "weekly": [
         *         {
         *           "days": [
         *             1,
         *             2,
         *             3,
         *             4
         *           ],
         *           "end": "21:30",
         *           "start": "18:00"
         *         }
         *       ],
         *       "zone": "Europe/Paris",
         *       "zones": {
         *         "account": "Europe/Paris",
         *         "differ": false,
         *         "hours": "Europe/Paris",
         *         "profile": "Europe/Paris"
         *       }
         *     }
         */
        Availability: {
            coachId: components["schemas"]["Uuid"];
            /** @description dates from yesterday on, in order */
            overrides: {
                date: string;
                intervals: components["schemas"]["WallInterval"][];
            }[];
            rules: components["schemas"]["BookingRules"];
            updatedAt: components["schemas"]["Instant"] | null;
            /** @description rises with every change; 0 while no hours are set. Also the ETag */
            version: number;
            weekly: components["schemas"]["WeeklyHours"][];
            zone: string;
            zones: components["schemas"]["CoachZones"];
        };
        /**
         * @example {
         *       "coachId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "overrides": [
         *         {
         *           "date": "2027-03-01",
         *           "intervals": []
         *         }
         *       ],
         *       "rules": {
         *         "bufferAfterMinutes": 0,
         *         "bufferBeforeMinutes": 0,
         *         "horizon": {
         *           "days": 60,
         *           "kind": "rolling"
         *         },
         *         "intervalMinutes": null,
         *         "maxMinutesPerDay": null,
         *         "maxMinutesPerWeek": null,
         *         "maxPerDay": null,
         *         "maxPerWeek": null,
         *         "noticeMinutes": 720,
         *         "startOffsetMinutes": 0
         *       },
         *       "sessionsOutside": [
         *         {
         *           "candidateFirstName": "Maya",
         *           "endsAt": "2027-03-01T18:00:00.000Z",
         *           "endsAtLocal": "2027-03-01T19:00:00.000+01:00",
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f12",
         *           "reason": {
         *             "date": "2027-03-01",
         *             "rule": "day_off",
         *             "text": "1 March 2027 is a day off"
         *           },
         *           "startsAt": "2027-03-01T17:00:00.000Z",
         *           "startsAtLocal": "2027-03-01T18:00:00.000+01:00",
         *           "title": "TPM phone screen",
         *           "zone": "Europe/Paris"
         *         }
         *       ],
         *       "updatedAt": "2027-02-20T09:00:00.000Z",
         *       "version": 2,
         *       "weekly": [
         *         {
         *           "days": [
         *             1,
         *             2,
         *             3,
         *             4
         *           ],
         *           "end": "21:30",
         *           "start": "18:00"
         *         }
         *       ],
         *       "zone": "Europe/Paris",
         *       "zones": {
         *         "account": "Europe/Paris",
         *         "differ": false,
         *         "hours": "Europe/Paris",
         *         "profile": "Europe/Paris"
         *       }
         *     }
         */
        AvailabilityChange: {
            coachId: components["schemas"]["Uuid"];
            /** @description dates from yesterday on, in order */
            overrides: {
                date: string;
                intervals: components["schemas"]["WallInterval"][];
            }[];
            rules: components["schemas"]["BookingRules"];
            /**
             * @description booked sessions that have not begun and that these hours do not hold, soonest first. They stay booked: keep them, or cancel them. Notice, horizon, limits and buffers count for new bookings only.
             * @example [
             *       {
             *         "candidateFirstName": "Maya",
             *         "endsAt": "2027-03-01T18:00:00.000Z",
             *         "endsAtLocal": "2027-03-01T19:00:00.000+01:00",
             *         "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f12",
             *         "reason": {
             *           "date": "2027-03-01",
             *           "rule": "day_off",
             *           "text": "1 March 2027 is a day off"
             *         },
             *         "startsAt": "2027-03-01T17:00:00.000Z",
             *         "startsAtLocal": "2027-03-01T18:00:00.000+01:00",
             *         "title": "TPM phone screen",
             *         "zone": "Europe/Paris"
             *       }
             *     ]
             */
            sessionsOutside: components["schemas"]["SessionOutsideHours"][];
            updatedAt: components["schemas"]["Instant"] | null;
            /** @description rises with every change; 0 while no hours are set. Also the ETag */
            version: number;
            weekly: components["schemas"]["WeeklyHours"][];
            zone: string;
            zones: components["schemas"]["CoachZones"];
        };
        /**
         * @example {
         *       "added": 0,
         *       "removed": 3,
         *       "sessionsOutside": [
         *         {
         *           "candidateFirstName": "Maya",
         *           "endsAt": "2027-03-01T18:00:00.000Z",
         *           "endsAtLocal": "2027-03-01T19:00:00.000+01:00",
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f12",
         *           "reason": {
         *             "date": "2027-03-01",
         *             "rule": "day_off",
         *             "text": "1 March 2027 is a day off"
         *           },
         *           "startsAt": "2027-03-01T17:00:00.000Z",
         *           "startsAtLocal": "2027-03-01T18:00:00.000+01:00",
         *           "title": "TPM phone screen",
         *           "zone": "Europe/Paris"
         *         }
         *       ],
         *       "slots": [
         *         {
         *           "startsAt": "2027-03-03T17:00:00.000Z",
         *           "startsAtLocal": "2027-03-03T18:00:00.000+01:00"
         *         }
         *       ]
         *     }
         */
        AvailabilityPreview: {
            /** @description how many of them are not on offer with the present hours */
            added: number;
            /** @description how many present slots of the range would go */
            removed: number;
            /**
             * @description booked sessions that have not begun and that these hours do not hold, soonest first. They stay booked: keep them, or cancel them. Notice, horizon, limits and buffers count for new bookings only.
             * @example [
             *       {
             *         "candidateFirstName": "Maya",
             *         "endsAt": "2027-03-01T18:00:00.000Z",
             *         "endsAtLocal": "2027-03-01T19:00:00.000+01:00",
             *         "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f12",
             *         "reason": {
             *           "date": "2027-03-01",
             *           "rule": "day_off",
             *           "text": "1 March 2027 is a day off"
             *         },
             *         "startsAt": "2027-03-01T17:00:00.000Z",
             *         "startsAtLocal": "2027-03-01T18:00:00.000+01:00",
             *         "title": "TPM phone screen",
             *         "zone": "Europe/Paris"
             *       }
             *     ]
             */
            sessionsOutside: components["schemas"]["SessionOutsideHours"][];
            slots: {
                startsAt: components["schemas"]["Instant"];
                /**
                 * @description the same instant on the wall of the zone asked for, with its offset
                 * @example 2027-03-01T18:00:00.000+01:00
                 */
                startsAtLocal: string;
            }[];
        };
        /**
         * @example {
         *       "category": "programme",
         *       "changedAt": "2027-03-01T17:00:00.000Z",
         *       "competencies": [
         *         "delivery"
         *       ],
         *       "createdAt": "2027-03-01T17:00:00.000Z",
         *       "followUps": [
         *         "What would you commit to before the signature?"
         *       ],
         *       "framing": "hypothetical",
         *       "fromPack": false,
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "isMine": true,
         *       "isReported": false,
         *       "key": "supplier-without-signature",
         *       "levels": [
         *         "l5",
         *         "l6",
         *         "l7"
         *       ],
         *       "mode": null,
         *       "packKey": "amazon-tpm",
         *       "principles": [],
         *       "rarity": "occasional",
         *       "reason": null,
         *       "stages": [
         *         "onsite"
         *       ],
         *       "status": "proposed",
         *       "subcategory": "planning",
         *       "text": "How would you plan a programme whose biggest supplier has not signed yet?",
         *       "version": 1
         *     }
         */
        BankQuestion: {
            category: string;
            changedAt: components["schemas"]["Instant"];
            competencies: string[];
            createdAt: components["schemas"]["Instant"];
            followUps: string[];
            /** @enum {string|null} */
            framing: "hypothetical" | "behavioural" | null;
            /** @description it came with the company pack */
            fromPack: boolean;
            id: components["schemas"]["Uuid"];
            /** @description you added it */
            isMine: boolean;
            /** @description a report waits for a decision: it is not drawn meanwhile */
            isReported: boolean;
            key: string;
            levels: string[];
            /** @enum {string|null} */
            mode: "own_system" | "new_design" | null;
            packKey: string;
            principles: string[];
            /** @enum {string} */
            rarity: "common" | "occasional" | "rare";
            /** @description why it has this state, where somebody decided */
            reason: string | null;
            stages: string[];
            /**
             * @description proposed: drawn only for sessions of the coach who added it, until an admin approves it; active: drawn for everybody; retired and rejected: not drawn
             * @enum {string}
             */
            status: "proposed" | "active" | "retired" | "rejected";
            subcategory: string;
            text: string;
            version: number;
        };
        BankQuestionPage: {
            items: components["schemas"]["BankQuestion"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description The search for coaches who help with it: parameters of /v1/coaches. */
        BookFor: {
            competency: string | null;
            packKey: string;
            principle: string[];
            stageKey: string | null;
            /** @description what it is for; empty when nothing fell short */
            titles: string[];
        };
        Booking: {
            cancelReason: string | null;
            /** @description candidate, coach or admin; provider: the payment went back without any of them. */
            cancelledBy: string | null;
            candidate: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            /** @description Where to pay. Null while the payment provider is slow (ask again), and once paid or closed. */
            checkout: {
                expiresAt: components["schemas"]["Instant"];
                url: string;
            } | null;
            coach: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            createdAt: components["schemas"]["Instant"];
            /** @description When it was over, where its coach stated that before the scheduled end. Deadlines keep endsAt. */
            endedEarlyAt: components["schemas"]["Instant"] | null;
            endsAt: components["schemas"]["Instant"];
            /** @description Null where no feedback is to come: unpaid, cancelled, missed, disputed, no document yet. */
            feedback: components["schemas"]["FeedbackStep"] | null;
            /** @description When the feedback was filed; to its candidate, from when on they may read it. */
            formFiledAt: components["schemas"]["Instant"] | null;
            /** @description Until when the time is held while unpaid; null once paid or over. */
            hold: {
                expiresAt: components["schemas"]["Instant"];
                givingUp: boolean;
            } | null;
            id: components["schemas"]["Uuid"];
            /** @description Null for a review, which has no meeting. */
            joinOpensAt: components["schemas"]["Instant"] | null;
            /**
             * @description A review has no meeting: its times are those of the work on a document, and its feedback is due at the end.
             * @enum {string}
             */
            kind: "session" | "document";
            /** @example 60 */
            minutes: number;
            noShowSettlesAt: components["schemas"]["Instant"] | null;
            offeringId: components["schemas"]["Uuid"];
            /** @description What is paid for it. For the candidate and for admins; null for the coach. */
            order: {
                amount: components["schemas"]["Money"];
                id: components["schemas"]["Uuid"];
                status: string;
            } | null;
            packKey: string;
            payment: {
                /** @description The bank of the card has the money until it decides; nothing can be refunded before. */
                disputed: boolean;
                paid: components["schemas"]["Money"];
                refundPending: components["schemas"]["Money"];
                /**
                 * @description All that went back, also what the provider sent without us.
                 * @example {
                 *       "amount": 12000,
                 *       "currency": "EUR"
                 *     }
                 */
                refunded: components["schemas"]["Money"];
                status: string;
            } | null;
            practice: components["schemas"]["Practice"];
            price: components["schemas"]["Money"];
            stageKey: string;
            startsAt: components["schemas"]["Instant"];
            /**
             * @description In the viewer's own zone.
             * @example 2027-03-01T18:00:00+01:00
             */
            startsAtLocal: string;
            /** @enum {string} */
            status: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
            /** @description Its page, by a link that opens a card of it to whoever has it. To its candidate. */
            statusPage: string | null;
            /**
             * @description What it is called: the session, or the stage whose document is read.
             * @example Onsite round
             */
            title: string;
            /** @example Europe/Paris */
            zone: string;
        };
        BookingAction: {
            from: components["schemas"]["Instant"] | null;
            fromLocal: components["schemas"]["Local"] | null;
            /** @enum {string} */
            name: "pay" | "giveUp" | "bookAgain" | "join" | "cancel" | "addToCalendar" | "reportNoShow" | "answerNoShow" | "uploadDocument" | "uploadSecondVersion" | "readDocument" | "compareDocuments" | "gradeYourself" | "skipSelfGrade" | "readFeedback" | "rate" | "editRating" | "openKit" | "writeFeedback" | "endEarly" | "replyToRating";
            /** @description Why it is not possible now; null where it is. */
            refusedWhy: string | null;
            until: components["schemas"]["Instant"] | null;
            untilLocal: components["schemas"]["Local"] | null;
        };
        /** @description What whoever has the link of a mail may see of a booking. */
        BookingCard: {
            calendarFile: string | null;
            changesAt: components["schemas"]["Instant"] | null;
            checkoutUrl: string | null;
            endsAt: components["schemas"]["Instant"];
            endsAtLocal: components["schemas"]["Local"];
            feedback: string | null;
            id: components["schemas"]["Uuid"];
            join: components["schemas"]["BookingAction"] | null;
            /** @description false of a review, which has no meeting */
            keepsTime: boolean;
            lines: {
                label: string;
                text: string;
            }[];
            minutes: number;
            next: string | null;
            other: string;
            /** @description Why the other side, or we, cancelled. */
            reason: string | null;
            /** @enum {string} */
            side: "candidate" | "coach";
            startsAt: components["schemas"]["Instant"];
            startsAtLocal: components["schemas"]["Local"];
            state: components["schemas"]["BookingState"];
            title: string;
            zone: string;
        };
        BookingDetail: {
            cancelReason: string | null;
            /** @description candidate, coach or admin; provider: the payment went back without any of them. */
            cancelledBy: string | null;
            candidate: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            /** @description Where to pay. Null while the payment provider is slow (ask again), and once paid or closed. */
            checkout: {
                expiresAt: components["schemas"]["Instant"];
                url: string;
            } | null;
            coach: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            createdAt: components["schemas"]["Instant"];
            /** @description When it was over, where its coach stated that before the scheduled end. Deadlines keep endsAt. */
            endedEarlyAt: components["schemas"]["Instant"] | null;
            endsAt: components["schemas"]["Instant"];
            /** @description Null where no feedback is to come: unpaid, cancelled, missed, disputed, no document yet. */
            feedback: components["schemas"]["FeedbackStep"] | null;
            /** @description When the feedback was filed; to its candidate, from when on they may read it. */
            formFiledAt: components["schemas"]["Instant"] | null;
            history: {
                actor: components["schemas"]["AdminPerson"] | null;
                actorId: components["schemas"]["Uuid"] | null;
                at: components["schemas"]["Instant"];
                event: string;
                from: string | null;
                to: string;
            }[];
            /** @description Until when the time is held while unpaid; null once paid or over. */
            hold: {
                expiresAt: components["schemas"]["Instant"];
                givingUp: boolean;
            } | null;
            id: components["schemas"]["Uuid"];
            /** @description Null for a review, which has no meeting. */
            joinOpensAt: components["schemas"]["Instant"] | null;
            /**
             * @description A review has no meeting: its times are those of the work on a document, and its feedback is due at the end.
             * @enum {string}
             */
            kind: "session" | "document";
            /** @example 60 */
            minutes: number;
            noShowReports: {
                at: components["schemas"]["Instant"];
                missing: string;
                note: string | null;
                reporter: string;
            }[];
            noShowSettlesAt: components["schemas"]["Instant"] | null;
            offeringId: components["schemas"]["Uuid"];
            /** @description What is paid for it. For the candidate and for admins; null for the coach. */
            order: {
                amount: components["schemas"]["Money"];
                id: components["schemas"]["Uuid"];
                status: string;
            } | null;
            packKey: string;
            payment: {
                /** @description The bank of the card has the money until it decides; nothing can be refunded before. */
                disputed: boolean;
                paid: components["schemas"]["Money"];
                refundPending: components["schemas"]["Money"];
                /**
                 * @description All that went back, also what the provider sent without us.
                 * @example {
                 *       "amount": 12000,
                 *       "currency": "EUR"
                 *     }
                 */
                refunded: components["schemas"]["Money"];
                status: string;
            } | null;
            practice: components["schemas"]["Practice"];
            price: components["schemas"]["Money"];
            /** @description Who opened the meeting room when, by the page or by the API. */
            roomOpenings: {
                at: components["schemas"]["Instant"];
                side: string;
            }[];
            stageKey: string;
            startsAt: components["schemas"]["Instant"];
            /**
             * @description In the viewer's own zone.
             * @example 2027-03-01T18:00:00+01:00
             */
            startsAtLocal: string;
            /** @enum {string} */
            status: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
            /** @description Its page, by a link that opens a card of it to whoever has it. To its candidate. */
            statusPage: string | null;
            /**
             * @description What it is called: the session, or the stage whose document is read.
             * @example Onsite round
             */
            title: string;
            /** @example Europe/Paris */
            zone: string;
        };
        /**
         * @description How far ahead sessions may start: until the end of today + days, or within two dates of the coach (both included).
         * @example {
         *       "days": 60,
         *       "kind": "rolling"
         *     }
         */
        BookingHorizon: {
            days: number;
            /** @enum {string} */
            kind: "rolling";
        } | {
            /**
             * Format: date
             * @example 2027-03-01
             */
            end: string;
            /** @enum {string} */
            kind: "range";
            /**
             * Format: date
             * @example 2027-03-01
             */
            start: string;
        };
        BookingMoney: {
            lines: {
                label: string;
                text: string;
            }[];
            price: components["schemas"]["Money"];
            /** @example GR-0197A3C2-6D1E */
            receipt: string | null;
            refunds: {
                arrivedAt: components["schemas"]["Instant"] | null;
                arrivedAtLocal: components["schemas"]["Local"] | null;
                refund: components["schemas"]["Money"];
                sentAt: components["schemas"]["Instant"];
                sentAtLocal: components["schemas"]["Local"];
                status: string;
                why: string;
            }[];
        };
        /** @description What happens next; `action` is the first thing to offer. */
        BookingNext: {
            /** @enum {string|null} */
            action: "pay" | "giveUp" | "bookAgain" | "join" | "cancel" | "addToCalendar" | "reportNoShow" | "answerNoShow" | "uploadDocument" | "uploadSecondVersion" | "readDocument" | "compareDocuments" | "gradeYourself" | "skipSelfGrade" | "readFeedback" | "rate" | "editRating" | "openKit" | "writeFeedback" | "endEarly" | "replyToRating" | null;
            sentence: string | null;
        };
        BookingPage: {
            items: components["schemas"]["Booking"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        BookingRow: {
            cancelReason: string | null;
            /** @description candidate, coach or admin; provider: the payment went back without any of them. */
            cancelledBy: string | null;
            candidate: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            /** @description When time alone changes this answer: read again then. */
            changesAt: components["schemas"]["Instant"] | null;
            /** @description Where to pay. Null while the payment provider is slow (ask again), and once paid or closed. */
            checkout: {
                expiresAt: components["schemas"]["Instant"];
                url: string;
            } | null;
            coach: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            createdAt: components["schemas"]["Instant"];
            /** @description When it was over, where its coach stated that before the scheduled end. Deadlines keep endsAt. */
            endedEarlyAt: components["schemas"]["Instant"] | null;
            endsAt: components["schemas"]["Instant"];
            endsAtLocal: components["schemas"]["Local"];
            /** @description Null where no feedback is to come: unpaid, cancelled, missed, disputed, no document yet. */
            feedback: components["schemas"]["FeedbackStep"] | null;
            /** @description When the feedback was filed; to its candidate, from when on they may read it. */
            formFiledAt: components["schemas"]["Instant"] | null;
            /** @description Until when the time is held while unpaid; null once paid or over. */
            hold: {
                expiresAt: components["schemas"]["Instant"];
                givingUp: boolean;
            } | null;
            id: components["schemas"]["Uuid"];
            /** @description Null for a review, which has no meeting. */
            joinOpensAt: components["schemas"]["Instant"] | null;
            /**
             * @description A review has no meeting: its times are those of the work on a document, and its feedback is due at the end.
             * @enum {string}
             */
            kind: "session" | "document";
            /** @example 60 */
            minutes: number;
            next: components["schemas"]["BookingNext"];
            noShowSettlesAt: components["schemas"]["Instant"] | null;
            offeringId: components["schemas"]["Uuid"];
            /** @description What is paid for it. For the candidate and for admins; null for the coach. */
            order: {
                amount: components["schemas"]["Money"];
                id: components["schemas"]["Uuid"];
                status: string;
            } | null;
            other: components["schemas"]["OtherSide"];
            pack: components["schemas"]["Labelled"];
            packKey: string;
            payment: {
                /** @description The bank of the card has the money until it decides; nothing can be refunded before. */
                disputed: boolean;
                paid: components["schemas"]["Money"];
                refundPending: components["schemas"]["Money"];
                /**
                 * @description All that went back, also what the provider sent without us.
                 * @example {
                 *       "amount": 12000,
                 *       "currency": "EUR"
                 *     }
                 */
                refunded: components["schemas"]["Money"];
                status: string;
            } | null;
            practice: components["schemas"]["Practice"];
            price: components["schemas"]["Money"];
            /** @enum {string} */
            side: "candidate" | "coach";
            stage: components["schemas"]["Labelled"];
            stageKey: string;
            startsAt: components["schemas"]["Instant"];
            /**
             * @description In the viewer's own zone.
             * @example 2027-03-01T18:00:00+01:00
             */
            startsAtLocal: string;
            state: components["schemas"]["BookingState"];
            /** @enum {string} */
            status: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
            /** @description Its page, by a link that opens a card of it to whoever has it. To its candidate. */
            statusPage: string | null;
            /**
             * @description What it is called: the session, or the stage whose document is read.
             * @example Onsite round
             */
            title: string;
            toDo: components["schemas"]["ToDo"] | null;
            yourShare: components["schemas"]["CoachShare"] | null;
            /** @example Europe/Paris */
            zone: string;
        };
        BookingRows: {
            items: components["schemas"]["BookingRow"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "bufferAfterMinutes": 0,
         *       "bufferBeforeMinutes": 0,
         *       "horizon": {
         *         "days": 60,
         *         "kind": "rolling"
         *       },
         *       "intervalMinutes": null,
         *       "maxMinutesPerDay": null,
         *       "maxMinutesPerWeek": null,
         *       "maxPerDay": null,
         *       "maxPerWeek": null,
         *       "noticeMinutes": 720,
         *       "startOffsetMinutes": 0
         *     }
         */
        BookingRules: {
            /** @default 0 */
            bufferAfterMinutes: number;
            /** @default 0 */
            bufferBeforeMinutes: number;
            /**
             * @default {
             *       "days": 60,
             *       "kind": "rolling"
             *     }
             */
            horizon: components["schemas"]["BookingHorizon"];
            /**
             * @description distance between two starts; null: the length of the session
             * @default null
             */
            intervalMinutes: number | null;
            /**
             * @description minutes of sessions on one date of the coach
             * @default null
             */
            maxMinutesPerDay: number | null;
            /**
             * @description minutes of sessions in one week of the coach
             * @default null
             */
            maxMinutesPerWeek: number | null;
            /**
             * @description sessions on one date of the coach; null: no limit
             * @default null
             */
            maxPerDay: number | null;
            /**
             * @description sessions in one week of the coach, Monday to Sunday
             * @default null
             */
            maxPerWeek: number | null;
            /**
             * @description a session starts at least this long after it is booked; at least the time to pay and an hour
             * @default 720
             */
            noticeMinutes: number;
            /**
             * @description distance from the start of a window to the first start in it
             * @default 0
             */
            startOffsetMinutes: number;
        };
        BookingScreen: {
            actions: components["schemas"]["BookingAction"][];
            /** @description Path of the calendar file; null where there is none. */
            calendarFile: string | null;
            cancelReason: string | null;
            cancellation: {
                at: components["schemas"]["Instant"];
                atLocal: components["schemas"]["Local"];
                /** @enum {string|null} */
                by: "you" | "other" | "us" | null;
                reason: string | null;
            } | null;
            /** @description candidate, coach or admin; provider: the payment went back without any of them. */
            cancelledBy: string | null;
            candidate: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            /** @description When time alone changes this answer: read again then. */
            changesAt: components["schemas"]["Instant"] | null;
            /** @description Where to pay. Null while the payment provider is slow (ask again), and once paid or closed. */
            checkout: {
                expiresAt: components["schemas"]["Instant"];
                url: string;
            } | null;
            coach: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            createdAt: components["schemas"]["Instant"];
            decision: {
                at: components["schemas"]["Instant"];
                atLocal: components["schemas"]["Local"];
                /** @enum {string} */
                outcome: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
                reason: string | null;
                sentence: string;
            } | null;
            document: components["schemas"]["Review"] | null;
            /** @description When it was over, where its coach stated that before the scheduled end. Deadlines keep endsAt. */
            endedEarlyAt: components["schemas"]["Instant"] | null;
            endsAt: components["schemas"]["Instant"];
            endsAtLocal: components["schemas"]["Local"];
            /** @description Null where no feedback is to come: unpaid, cancelled, missed, disputed, no document yet. */
            feedback: components["schemas"]["FeedbackStep"] | null;
            /** @description When the feedback was filed; to its candidate, from when on they may read it. */
            formFiledAt: components["schemas"]["Instant"] | null;
            history: components["schemas"]["BookingStory"][];
            /** @description Until when the time is held while unpaid; null once paid or over. */
            hold: {
                expiresAt: components["schemas"]["Instant"];
                givingUp: boolean;
            } | null;
            id: components["schemas"]["Uuid"];
            /** @description Null for a review, which has no meeting. */
            joinOpensAt: components["schemas"]["Instant"] | null;
            /**
             * @description A review has no meeting: its times are those of the work on a document, and its feedback is due at the end.
             * @enum {string}
             */
            kind: "session" | "document";
            /** @example 60 */
            minutes: number;
            money: components["schemas"]["BookingMoney"];
            next: components["schemas"]["BookingNext"];
            noShow: components["schemas"]["NoShowStory"] | null;
            noShowSettlesAt: components["schemas"]["Instant"] | null;
            offeringId: components["schemas"]["Uuid"];
            /** @description What is paid for it. For the candidate and for admins; null for the coach. */
            order: {
                amount: components["schemas"]["Money"];
                id: components["schemas"]["Uuid"];
                status: string;
            } | null;
            other: components["schemas"]["OtherSide"];
            pack: components["schemas"]["Labelled"];
            packKey: string;
            payment: {
                /** @description The bank of the card has the money until it decides; nothing can be refunded before. */
                disputed: boolean;
                paid: components["schemas"]["Money"];
                refundPending: components["schemas"]["Money"];
                /**
                 * @description All that went back, also what the provider sent without us.
                 * @example {
                 *       "amount": 12000,
                 *       "currency": "EUR"
                 *     }
                 */
                refunded: components["schemas"]["Money"];
                status: string;
            } | null;
            practice: components["schemas"]["Practice"];
            practising: components["schemas"]["Practising"];
            price: components["schemas"]["Money"];
            rating: {
                publicFrom: components["schemas"]["Instant"];
                publicFromLocal: components["schemas"]["Local"];
                replied: boolean;
                stars: number;
            } | null;
            report: components["schemas"]["ReportInShort"] | null;
            roomOpenings: {
                at: components["schemas"]["Instant"];
                atLocal: components["schemas"]["Local"];
                /** @enum {string} */
                side: "candidate" | "coach";
            }[];
            /** @description To its candidate only: not_started, in_progress or closed. */
            selfGrade: {
                status: string;
                until: components["schemas"]["Instant"] | null;
                untilLocal: components["schemas"]["Local"] | null;
            } | null;
            /** @enum {string} */
            side: "candidate" | "coach";
            stage: components["schemas"]["Labelled"];
            stageKey: string;
            startsAt: components["schemas"]["Instant"];
            /**
             * @description In the viewer's own zone.
             * @example 2027-03-01T18:00:00+01:00
             */
            startsAtLocal: string;
            state: components["schemas"]["BookingState"];
            /** @enum {string} */
            status: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
            /** @description Its page, by a link that opens a card of it to whoever has it. To its candidate. */
            statusPage: string | null;
            steps: components["schemas"]["BookingStep"][];
            /**
             * @description What it is called: the session, or the stage whose document is read.
             * @example Onsite round
             */
            title: string;
            toDo: components["schemas"]["ToDo"] | null;
            yourShare: components["schemas"]["CoachShare"] | null;
            /** @example Europe/Paris */
            zone: string;
        };
        BookingState: {
            /** @enum {string} */
            key: "unpaid" | "opening_payment" | "payment_sent" | "left_payment" | "giving_up" | "given_up" | "expired" | "hold_ended" | "paid_too_late" | "booked" | "room_open" | "in_session" | "ended_early" | "grade_yourself" | "feedback_awaited" | "feedback_late" | "feedback_missing" | "write_feedback" | "feedback_overdue" | "feedback_filed" | "feedback_released" | "feedback_withdrawn" | "over" | "document_awaited" | "document_there" | "cancelled" | "no_show" | "disputed";
            /** @example The meeting room opens on Monday 1 March 2027, 17:45 Paris time. */
            sentence: string;
            word: string;
        };
        /** @description `at` is when it was, or until when it is to be. */
        BookingStep: {
            at: components["schemas"]["Instant"] | null;
            atLocal: components["schemas"]["Local"] | null;
            done: boolean;
            /** @enum {string} */
            key: "paid" | "upload" | "meet" | "grade" | "feedback" | "ended";
            word: string;
        };
        BookingStory: {
            /** @enum {string|null} */
            actor: "you" | "other" | "us" | null;
            at: components["schemas"]["Instant"];
            atLocal: components["schemas"]["Local"];
            sentence: string;
        };
        Bounds: {
            max: number;
            min: number;
        };
        /**
         * @example {
         *       "reason": "My interview was moved."
         *     }
         */
        Cancellation: {
            reason?: string;
        };
        /** @description What comes back when you cancel now, by which clause, until when. For a review that is until the coach begins: null. */
        CancellationQuote: {
            /**
             * @description What has gone back before; it counts towards the clause.
             * @example {
             *       "amount": 12000,
             *       "currency": "EUR"
             *     }
             */
            alreadyReturned: components["schemas"]["Money"];
            changesAt: components["schemas"]["Instant"] | null;
            /** @description The same on the reader's wall. */
            changesAtLocal: string | null;
            clause: string;
            /**
             * @description What would come back now.
             * @example {
             *       "amount": 12000,
             *       "currency": "EUR"
             *     }
             */
            refund: components["schemas"]["Money"];
        };
        /**
         * @description Name and zone are those of the account; change them at /v1/me.
         * @example {
         *       "background": null,
         *       "candidateId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "headline": "Programme manager moving to large-scale infrastructure",
         *       "name": "Maya",
         *       "updatedAt": "2027-02-01T12:00:00.000Z",
         *       "years": 9,
         *       "zone": "Europe/Paris"
         *     }
         */
        CandidateProfile: {
            background: string | null;
            candidateId: components["schemas"]["Uuid"];
            headline: string | null;
            name: string;
            updatedAt: components["schemas"]["Instant"] | null;
            years: number | null;
            zone: string;
        };
        /**
         * @example {
         *       "background": "Nine years in telecoms; led two data-centre moves.",
         *       "headline": "Programme manager moving to large-scale infrastructure",
         *       "years": 9
         *     }
         */
        CandidateProfileRequest: {
            background?: string | null;
            headline?: string | null;
            /** @default null */
            years?: number | null;
        };
        /**
         * @description Stage and minutes stay; retire the offering and make another. Bookings keep the price they were made at.
         * @example {
         *       "price": {
         *         "amount": 13500,
         *         "currency": "EUR"
         *       }
         *     }
         */
        ChangeOffering: {
            active?: boolean;
            price?: {
                amount: number;
                /** @example EUR */
                currency: string;
            };
        };
        /**
         * @example {
         *       "newPassword": "copper lantern on the quay",
         *       "password": "four plain words here"
         *     }
         */
        ChangePassword: {
            /**
             * @description 10 to 128 characters, not a common one.
             * @example four plain words here
             */
            newPassword: string;
            /** @description Your password once more: a stolen token is not enough for this. */
            password: string;
        };
        /**
         * @description Only what is given changes. For another pack make another target.
         * @example {
         *       "interviewDate": "2027-03-22"
         *     }
         */
        ChangeTarget: {
            focusCompetencies?: components["schemas"]["Key"][];
            focusPrinciples?: components["schemas"]["Key"][];
            /**
             * Format: date
             * @description on your own calendar; null while unknown
             * @example 2027-03-01
             */
            interviewDate?: string | null;
            levelKey?: components["schemas"]["Key"];
        };
        Choice: {
            description: string;
            key: string;
            title: string;
        };
        /**
         * @description A published coach and what they sell.
         * @example {
         *       "alike": [],
         *       "bio": "Ran loops for six years.",
         *       "cancelledShare": 2,
         *       "company": "Amazon",
         *       "competencies": [
         *         "communication"
         *       ],
         *       "competencyTitles": [
         *         "Communication"
         *       ],
         *       "documentOfferings": [],
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "interviewsConducted": 250,
         *       "languageNames": [
         *         "English",
         *         "French"
         *       ],
         *       "languages": [
         *         "en",
         *         "fr"
         *       ],
         *       "levelKey": "l7",
         *       "levelTitle": "L7",
         *       "name": "Ada",
         *       "offerings": [
         *         {
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11",
         *           "included": [
         *             "One session of 60 minutes with Ada, by video"
         *           ],
         *           "minutes": 60,
         *           "nextSlots": [
         *             {
         *               "startsAt": "2027-03-02T17:00:00.000Z",
         *               "startsAtLocal": "2027-03-02T18:00:00.000+01:00"
         *             }
         *           ],
         *           "packKey": "amazon-tpm",
         *           "policy": [
         *             "Free to cancel until the start: all of the price comes back."
         *           ],
         *           "price": {
         *             "amount": 12000,
         *             "currency": "EUR"
         *           },
         *           "stageKey": "tpm-phone-screen",
         *           "title": "TPM phone screen"
         *         }
         *       ],
         *       "packKey": "amazon-tpm",
         *       "packTitle": "Amazon Technical Program Manager (TPM)",
         *       "pricesFrom": [
         *         {
         *           "amount": 12000,
         *           "currency": "EUR"
         *         }
         *       ],
         *       "principleTitles": [
         *         "Ownership",
         *         "Dive Deep"
         *       ],
         *       "principles": [
         *         "ownership",
         *         "dive-deep"
         *       ],
         *       "qualifications": [
         *         "bar_raiser"
         *       ],
         *       "rating": null,
         *       "ratings": {
         *         "count": 0,
         *         "distribution": null,
         *         "items": [],
         *         "mean": null,
         *         "nextCursor": null
         *       },
         *       "reasons": [
         *         {
         *           "kind": "principles",
         *           "text": "Interviews on Ownership and Dive Deep"
         *         }
         *       ],
         *       "roleTitle": "Principal Technical Program Manager",
         *       "sessionsHere": 41,
         *       "takesBookings": true,
         *       "timesZone": "Europe/Paris",
         *       "usualFeedbackHours": 9,
         *       "years": 12,
         *       "zone": "Europe/Paris"
         *     }
         */
        Coach: {
            /** @description at most three others of the same pack who sell a session of one of the same stages: most principles in common, then rating, then real interviews */
            alike: components["schemas"]["CoachAlike"][];
            bio: string | null;
            /** @description per cent of sessions that they cancelled or missed; null below ten */
            cancelledShare: number | null;
            company: string | null;
            competencies: string[];
            competencyTitles: string[];
            documentOfferings: components["schemas"]["CoachDocumentOffering"][];
            id: components["schemas"]["Uuid"];
            interviewsConducted: number | null;
            /** @description in English, in the order of `languages` */
            languageNames: string[];
            languages: string[];
            levelKey: string | null;
            levelTitle: string | null;
            name: string;
            /** @description all sessions on sale, the cheapest in each currency first, each with its next three slots */
            offerings: components["schemas"]["CoachOffering"][];
            packKey: string | null;
            packTitle: string | null;
            /** @description the lowest price in each currency, of the offerings that match */
            pricesFrom: components["schemas"]["Money"][];
            principleTitles: string[];
            principles: string[];
            qualifications: string[];
            /** @description mean of 1 to 5 stars, one decimal; null below three ratings */
            rating: {
                count: number;
                mean: number;
            } | null;
            ratings: {
                /** @description ratings that count, of which these are a part */
                count: number;
                /** @description 5 stars first; null below three ratings */
                distribution: {
                    count: number;
                    stars: number;
                }[] | null;
                items: {
                    /**
                     * @description of the session
                     * @example 2027-02
                     */
                    month: string;
                    /** @description what the coach answered */
                    reply: string | null;
                    stars: number;
                    text: string | null;
                }[];
                /** @description 1 to 5, one decimal; null below three ratings */
                mean: number | null;
                nextCursor: components["schemas"]["NextCursor"];
            };
            reasons: {
                /** @enum {string} */
                kind: "principles" | "competency" | "company" | "role" | "level" | "language" | "free" | "price" | "bar_raiser" | "experience";
                text: string;
            }[];
            roleTitle: string | null;
            /** @description sessions that took place on Greenroom */
            sessionsHere: number;
            /** @description sells a session and has set hours; there may still be no time left */
            takesBookings: boolean;
            /** @description the zone in which local times are told */
            timesZone: string;
            /** @description half of their feedback was there so many hours after the session; null below three */
            usualFeedbackHours: number | null;
            years: number | null;
            zone: string;
        };
        CoachAlike: {
            bio: string | null;
            company: string | null;
            competencies: string[];
            competencyTitles: string[];
            /** @description the first time of any of these offerings */
            firstSlot: components["schemas"]["NextSlot"] | null;
            id: components["schemas"]["Uuid"];
            interviewsConducted: number | null;
            /** @description in English, in the order of `languages` */
            languageNames: string[];
            languages: string[];
            levelKey: string | null;
            levelTitle: string | null;
            name: string;
            offerings: components["schemas"]["PublicOffering"][];
            packKey: string | null;
            packTitle: string | null;
            /** @description the lowest price in each currency, of the offerings that match */
            pricesFrom: components["schemas"]["Money"][];
            principleTitles: string[];
            principles: string[];
            qualifications: string[];
            /** @description mean of 1 to 5 stars, one decimal; null below three ratings */
            rating: {
                count: number;
                mean: number;
            } | null;
            reasons: {
                /** @enum {string} */
                kind: "principles" | "competency" | "company" | "role" | "level" | "language" | "free" | "price" | "bar_raiser" | "experience";
                text: string;
            }[];
            roleTitle: string | null;
            years: number | null;
            zone: string;
        };
        /**
         * @example {
         *       "accountId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "appliedAt": "2027-02-01T12:00:00.000Z",
         *       "bio": "Ran loops for six years, half of them as the one who guards the bar.",
         *       "company": "Amazon",
         *       "competencies": [
         *         "communication"
         *       ],
         *       "decisionReason": null,
         *       "email": "ada@example.com",
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "interviewsConducted": 250,
         *       "languages": [
         *         "en",
         *         "fr"
         *       ],
         *       "levelKey": "l7",
         *       "levelTitle": "L7",
         *       "meetingRoomUrl": "https://meet.example.com/my-room",
         *       "missing": [],
         *       "name": "Ada",
         *       "offerings": [
         *         {
         *           "active": true,
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *           "minutes": 60,
         *           "packKey": "amazon-tpm",
         *           "price": {
         *             "amount": 12000,
         *             "currency": "EUR"
         *           },
         *           "stageKey": "tpm-phone-screen",
         *           "title": "TPM phone screen"
         *         }
         *       ],
         *       "packKey": "amazon-tpm",
         *       "principles": [
         *         "ownership",
         *         "dive-deep"
         *       ],
         *       "publishedAt": null,
         *       "qualifications": [
         *         "bar_raiser"
         *       ],
         *       "roleTitle": "Principal Technical Program Manager",
         *       "status": "applied",
         *       "years": 12,
         *       "zone": "Europe/Paris",
         *       "zones": {
         *         "account": "Europe/Paris",
         *         "differ": false,
         *         "hours": null,
         *         "profile": "Europe/Paris"
         *       }
         *     }
         */
        CoachApplication: {
            accountId: components["schemas"]["Uuid"];
            appliedAt: components["schemas"]["Instant"] | null;
            bio: string | null;
            company: string | null;
            competencies: string[];
            /** @description what the admin wrote with the last decision */
            decisionReason: string | null;
            email: string;
            id: components["schemas"]["Uuid"];
            interviewsConducted: number | null;
            languages: string[];
            levelKey: string | null;
            levelTitle: string | null;
            meetingRoomUrl: string | null;
            /** @description what an application still needs; empty when ready */
            missing: components["schemas"]["MissingItem"][];
            name: string;
            offerings: components["schemas"]["Offering"][];
            packKey: string | null;
            principles: string[];
            publishedAt: components["schemas"]["Instant"] | null;
            qualifications: string[];
            roleTitle: string | null;
            /** @enum {string} */
            status: "draft" | "applied" | "published" | "rejected" | "suspended";
            years: number | null;
            zone: string;
            zones: components["schemas"]["CoachZones"];
        };
        CoachApplicationPage: {
            items: components["schemas"]["CoachApplication"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "coaches": [
         *         {
         *           "bio": "Ran loops for six years.",
         *           "cancelledShare": 2,
         *           "company": "Amazon",
         *           "competencies": [
         *             "communication"
         *           ],
         *           "competencyTitles": [
         *             "Communication"
         *           ],
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *           "interviewsConducted": 250,
         *           "languageNames": [
         *             "English",
         *             "French"
         *           ],
         *           "languages": [
         *             "en",
         *             "fr"
         *           ],
         *           "levelKey": "l7",
         *           "levelTitle": "L7",
         *           "name": "Ada",
         *           "offerings": [
         *             {
         *               "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11",
         *               "included": [
         *                 "One session of 60 minutes with Ada, by video"
         *               ],
         *               "minutes": 60,
         *               "nextSlots": [
         *                 {
         *                   "startsAt": "2027-03-02T17:00:00.000Z",
         *                   "startsAtLocal": "2027-03-02T18:00:00.000+01:00"
         *                 }
         *               ],
         *               "packKey": "amazon-tpm",
         *               "policy": [
         *                 "Free to cancel until the start: all of the price comes back."
         *               ],
         *               "price": {
         *                 "amount": 12000,
         *                 "currency": "EUR"
         *               },
         *               "stageKey": "tpm-phone-screen",
         *               "title": "TPM phone screen"
         *             }
         *           ],
         *           "packKey": "amazon-tpm",
         *           "packTitle": "Amazon Technical Program Manager (TPM)",
         *           "pricesFrom": [
         *             {
         *               "amount": 12000,
         *               "currency": "EUR"
         *             }
         *           ],
         *           "principleTitles": [
         *             "Ownership",
         *             "Dive Deep"
         *           ],
         *           "principles": [
         *             "ownership",
         *             "dive-deep"
         *           ],
         *           "qualifications": [
         *             "bar_raiser"
         *           ],
         *           "rating": null,
         *           "reasons": [
         *             {
         *               "kind": "principles",
         *               "text": "Interviews on Ownership and Dive Deep"
         *             }
         *           ],
         *           "roleTitle": "Principal Technical Program Manager",
         *           "sessionsHere": 41,
         *           "takesBookings": true,
         *           "usualFeedbackHours": 9,
         *           "years": 12,
         *           "zone": "Europe/Paris"
         *         }
         *       ],
         *       "missing": [
         *         "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f20"
         *       ],
         *       "zone": "Europe/Paris"
         *     }
         */
        CoachComparison: {
            coaches: {
                bio: string | null;
                /** @description per cent of sessions that they cancelled or missed; null below ten */
                cancelledShare: number | null;
                company: string | null;
                competencies: string[];
                competencyTitles: string[];
                id: components["schemas"]["Uuid"];
                interviewsConducted: number | null;
                /** @description in English, in the order of `languages` */
                languageNames: string[];
                languages: string[];
                levelKey: string | null;
                levelTitle: string | null;
                name: string;
                /** @description all sessions on sale, the cheapest in each currency first, each with its next three slots */
                offerings: components["schemas"]["CoachOffering"][];
                packKey: string | null;
                packTitle: string | null;
                /** @description the lowest price in each currency, of the offerings that match */
                pricesFrom: components["schemas"]["Money"][];
                principleTitles: string[];
                principles: string[];
                qualifications: string[];
                /** @description mean of 1 to 5 stars, one decimal; null below three ratings */
                rating: {
                    count: number;
                    mean: number;
                } | null;
                reasons: {
                    /** @enum {string} */
                    kind: "principles" | "competency" | "company" | "role" | "level" | "language" | "free" | "price" | "bar_raiser" | "experience";
                    text: string;
                }[];
                roleTitle: string | null;
                /** @description sessions that took place on Greenroom */
                sessionsHere: number;
                /** @description sells a session and has set hours; there may still be no time left */
                takesBookings: boolean;
                /** @description half of their feedback was there so many hours after the session; null below three */
                usualFeedbackHours: number | null;
                years: number | null;
                zone: string;
            }[];
            /** @description those who are not published now */
            missing: components["schemas"]["Uuid"][];
            zone: string;
        };
        /**
         * @example {
         *       "decision": "publish",
         *       "reason": null
         *     }
         */
        CoachDecision: {
            /**
             * @description Bookings for which something else holds, as {"id": "...", "choice": "keep"}.
             * @default []
             */
            bookings?: {
                /** @enum {string} */
                choice: "cancel" | "keep";
                id: components["schemas"]["Uuid"];
            }[];
            /** @enum {string} */
            decision: "publish" | "reject" | "suspend";
            /** @description the coach reads it; needed to reject and to suspend */
            reason?: string | null;
            /**
             * @description Of all confirmed bookings that have not begun: cancel with all money back, or keep. Holds always end.
             * @default cancel
             * @enum {string}
             */
            upcoming?: "cancel" | "keep";
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "bio": "Ran loops for six years.",
         *           "company": "Amazon",
         *           "competencies": [
         *             "communication"
         *           ],
         *           "competencyTitles": [
         *             "Communication"
         *           ],
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *           "interviewsConducted": 250,
         *           "languageNames": [
         *             "English",
         *             "French"
         *           ],
         *           "languages": [
         *             "en",
         *             "fr"
         *           ],
         *           "levelKey": "l7",
         *           "levelTitle": "L7",
         *           "name": "Ada",
         *           "offerings": [
         *             {
         *               "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11",
         *               "minutes": 60,
         *               "nextSlots": [
         *                 {
         *                   "startsAt": "2027-03-02T17:00:00.000Z",
         *                   "startsAtLocal": "2027-03-02T18:00:00.000+01:00"
         *                 }
         *               ],
         *               "packKey": "amazon-tpm",
         *               "price": {
         *                 "amount": 12000,
         *                 "currency": "EUR"
         *               },
         *               "stageKey": "tpm-phone-screen",
         *               "title": "TPM phone screen"
         *             }
         *           ],
         *           "packKey": "amazon-tpm",
         *           "packTitle": "Amazon Technical Program Manager (TPM)",
         *           "pricesFrom": [
         *             {
         *               "amount": 12000,
         *               "currency": "EUR"
         *             }
         *           ],
         *           "principleTitles": [
         *             "Ownership",
         *             "Dive Deep"
         *           ],
         *           "principles": [
         *             "ownership",
         *             "dive-deep"
         *           ],
         *           "qualifications": [
         *             "bar_raiser"
         *           ],
         *           "rating": null,
         *           "reasons": [
         *             {
         *               "kind": "principles",
         *               "text": "Interviews on Ownership and Dive Deep"
         *             }
         *           ],
         *           "roleTitle": "Principal Technical Program Manager",
         *           "years": 12,
         *           "zone": "Europe/Paris"
         *         }
         *       ],
         *       "loosen": [],
         *       "moreMayExist": false,
         *       "nextCursor": null,
         *       "otherCurrencies": [],
         *       "target": null,
         *       "total": 1,
         *       "zone": "Europe/Paris"
         *     }
         */
        CoachDirectory: {
            items: {
                bio: string | null;
                company: string | null;
                competencies: string[];
                competencyTitles: string[];
                id: components["schemas"]["Uuid"];
                interviewsConducted: number | null;
                /** @description in English, in the order of `languages` */
                languageNames: string[];
                languages: string[];
                levelKey: string | null;
                levelTitle: string | null;
                name: string;
                /** @description at most six that match, the cheapest in each currency first, each with its next three slots (those that suit the asked times, if any) */
                offerings: components["schemas"]["MatchingOffering"][];
                packKey: string | null;
                packTitle: string | null;
                /** @description the lowest price in each currency, of the offerings that match */
                pricesFrom: components["schemas"]["Money"][];
                principleTitles: string[];
                principles: string[];
                qualifications: string[];
                /** @description mean of 1 to 5 stars, one decimal; null below three ratings */
                rating: {
                    count: number;
                    mean: number;
                } | null;
                reasons: {
                    /** @enum {string} */
                    kind: "principles" | "competency" | "company" | "role" | "level" | "language" | "free" | "price" | "bar_raiser" | "experience";
                    text: string;
                }[];
                roleTitle: string | null;
                years: number | null;
                zone: string;
            }[];
            /** @description when nobody was found: filters, and how many coaches there are without each (whatever their times, or who is free without one of several wishes of time), best first; pairs of filters where dropping one is not enough */
            loosen: {
                /** @description a second filter: only without both is anybody found */
                and?: string;
                coaches: number;
                filter: string;
            }[];
            /** @description with times asked for (freeFrom, weekdays, timeFrom, timeTo) a page looks at a limited number of coaches: it may be short, even empty, and more may follow */
            moreMayExist: boolean;
            /** @description give it as cursor to go on; null at the end */
            nextCursor: string | null;
            /** @description how many coaches `currency`, with `priceMax` or alone, hides who charge in others, whatever their times */
            otherCurrencies: {
                count: number;
                currency: string;
            }[];
            /** @description what `targetId` added to the search; null and empty where you gave it yourself */
            target: {
                id: components["schemas"]["Uuid"];
                levelKey: string | null;
                packKey: string | null;
                principles: string[];
            } | null;
            /** @description how many match, on all pages; null where times are asked for and more coaches match than were looked at */
            total: number | null;
            zone: string;
        };
        CoachDocumentOffering: {
            days: number;
            id: components["schemas"]["Uuid"];
            /** @description what one gets for the price */
            included: string[];
            packKey: string;
            /** @description what comes back when it is cancelled */
            policy: string[];
            price: components["schemas"]["Money"];
            stageKey: string;
            title: string;
        };
        CoachForm: {
            amendedAt: components["schemas"]["Instant"] | null;
            answers: components["schemas"]["FormAnswers"];
            bookingId: components["schemas"]["Uuid"];
            candidate: components["schemas"]["Person"];
            dueAt: components["schemas"]["Instant"];
            /** @description What stands between this draft and its submission. */
            gaps: components["schemas"]["FormGap"][];
            id: components["schemas"]["Uuid"];
            pack: components["schemas"]["Labelled"];
            progress: components["schemas"]["FormProgress"];
            stage: components["schemas"]["Labelled"];
            startedAt: components["schemas"]["Instant"];
            /** @enum {string} */
            status: "in_progress" | "submitted" | "amended" | "entered_in_error";
            submittedAt: components["schemas"]["Instant"] | null;
            targetLevel: components["schemas"]["Labelled"];
            template: components["schemas"]["PinnedFormTemplate"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Also the ETag; send it as If-Match. */
            version: number;
        };
        CoachOffering: {
            id: components["schemas"]["Uuid"];
            /** @description what one gets for the price */
            included: string[];
            minutes: number;
            nextSlots: components["schemas"]["NextSlot"][];
            packKey: string;
            /** @description what comes back when it is cancelled */
            policy: string[];
            price: components["schemas"]["Money"];
            stageKey: string;
            /**
             * @description what one session is called
             * @example Onsite round
             */
            title: string;
        };
        /**
         * @example {
         *       "bio": "Ran loops for six years, half of them as the one who guards the bar.",
         *       "company": "Amazon",
         *       "competencies": [
         *         "communication"
         *       ],
         *       "interviewsConducted": 250,
         *       "languages": [
         *         "en",
         *         "fr"
         *       ],
         *       "levelKey": "l7",
         *       "levelTitle": "L7",
         *       "meetingRoomUrl": "https://meet.example.com/my-room",
         *       "packKey": "amazon-tpm",
         *       "principles": [
         *         "ownership",
         *         "dive-deep"
         *       ],
         *       "qualifications": [
         *         "bar_raiser"
         *       ],
         *       "roleTitle": "Principal Technical Program Manager",
         *       "years": 12,
         *       "zone": "Europe/Paris"
         *     }
         */
        CoachProfileRequest: {
            bio?: string | null;
            company?: string | null;
            /**
             * @default []
             * @example [
             *       "communication"
             *     ]
             */
            competencies?: components["schemas"]["Key"][];
            /** @default null */
            interviewsConducted?: number | null;
            /** @default [] */
            languages?: string[];
            /**
             * @default null
             * @example l7
             */
            levelKey?: components["schemas"]["Key"] | null;
            levelTitle?: string | null;
            /**
             * Format: uri
             * @description your own video room; shown to the two people of a session only
             * @default null
             * @example https://example.com/my-room
             */
            meetingRoomUrl?: string | null;
            /**
             * @default null
             * @example amazon-tpm
             */
            packKey?: components["schemas"]["Key"] | null;
            /**
             * @default []
             * @example [
             *       "ownership",
             *       "dive-deep"
             *     ]
             */
            principles?: components["schemas"]["Key"][];
            /**
             * @description what they were besides an interviewer
             * @default []
             * @example [
             *       "bar_raiser"
             *     ]
             */
            qualifications?: "bar_raiser"[];
            roleTitle?: string | null;
            /** @default null */
            years?: number | null;
            /**
             * @description your account's zone when left out
             * @example Europe/Paris
             */
            zone?: string | null;
        };
        /**
         * @example {
         *       "count": 4,
         *       "items": [
         *         {
         *           "month": "2027-02",
         *           "reply": "Thank you, and good luck!",
         *           "stars": 5,
         *           "text": "Precise, kind, and on time."
         *         }
         *       ],
         *       "mean": 4.5,
         *       "nextCursor": null
         *     }
         */
        CoachRatings: {
            /** @description ratings that count, of which these are a part */
            count: number;
            items: {
                /**
                 * @description of the session
                 * @example 2027-02
                 */
                month: string;
                /** @description what the coach answered */
                reply: string | null;
                stars: number;
                text: string | null;
            }[];
            /** @description 1 to 5, one decimal; null below three ratings */
            mean: number | null;
            nextCursor: components["schemas"]["NextCursor"];
        };
        CoachShare: {
            amount: number;
            currency: string;
            earned: boolean;
        };
        /**
         * @example {
         *       "account": "Europe/Paris",
         *       "differ": true,
         *       "hours": "America/New_York",
         *       "profile": "Europe/Paris"
         *     }
         */
        CoachZones: {
            /** @description mails and calendar entries speak in it */
            account: string;
            /** @description true when they are not all one */
            differ: boolean;
            /** @description the weekly hours are read in it; null while there are none */
            hours: string | null;
            /** @description shown to candidates */
            profile: string;
        };
        Commitments: {
            /** @description Feedback that is owed, by this person or to them. */
            forms: {
                bookingId: components["schemas"]["Uuid"];
                candidateId: components["schemas"]["Uuid"];
                coachId: components["schemas"]["Uuid"];
                dueAt: components["schemas"]["Instant"];
                formId: components["schemas"]["Uuid"] | null;
                state: string;
            }[];
            /** @description Unpaid; they end with a suspension. */
            holds: {
                candidate: {
                    id: components["schemas"]["Uuid"];
                    name: string;
                };
                coach: {
                    id: components["schemas"]["Uuid"];
                    name: string;
                };
                endsAt: components["schemas"]["Instant"];
                /** @description Until when the time is held while unpaid; null once paid or over. */
                hold: {
                    expiresAt: components["schemas"]["Instant"];
                    givingUp: boolean;
                } | null;
                id: components["schemas"]["Uuid"];
                /**
                 * @description A review has no meeting: its times are those of the work on a document, and its feedback is due at the end.
                 * @enum {string}
                 */
                kind: "session" | "document";
                payment: {
                    /** @description The bank of the card has the money until it decides; nothing can be refunded before. */
                    disputed: boolean;
                    paid: components["schemas"]["Money"];
                    refundPending: components["schemas"]["Money"];
                    /**
                     * @description All that went back, also what the provider sent without us.
                     * @example {
                     *       "amount": 12000,
                     *       "currency": "EUR"
                     *     }
                     */
                    refunded: components["schemas"]["Money"];
                    status: string;
                } | null;
                price: components["schemas"]["Money"];
                startsAt: components["schemas"]["Instant"];
                /** @enum {string} */
                status: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
            }[];
            /** @description Orders whose money is not settled. */
            orders: components["schemas"]["AdminOrder"][];
            /** @description Confirmed and not over, soonest first. */
            upcoming: {
                candidate: {
                    id: components["schemas"]["Uuid"];
                    name: string;
                };
                coach: {
                    id: components["schemas"]["Uuid"];
                    name: string;
                };
                endsAt: components["schemas"]["Instant"];
                /** @description Until when the time is held while unpaid; null once paid or over. */
                hold: {
                    expiresAt: components["schemas"]["Instant"];
                    givingUp: boolean;
                } | null;
                id: components["schemas"]["Uuid"];
                /**
                 * @description A review has no meeting: its times are those of the work on a document, and its feedback is due at the end.
                 * @enum {string}
                 */
                kind: "session" | "document";
                payment: {
                    /** @description The bank of the card has the money until it decides; nothing can be refunded before. */
                    disputed: boolean;
                    paid: components["schemas"]["Money"];
                    refundPending: components["schemas"]["Money"];
                    /**
                     * @description All that went back, also what the provider sent without us.
                     * @example {
                     *       "amount": 12000,
                     *       "currency": "EUR"
                     *     }
                     */
                    refunded: components["schemas"]["Money"];
                    status: string;
                } | null;
                price: components["schemas"]["Money"];
                /** @description What a cancellation now would give back; null when it is not possible any more. */
                refund: components["schemas"]["Money"] | null;
                startsAt: components["schemas"]["Instant"];
                /** @enum {string} */
                status: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
            }[];
        };
        /**
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        ConfirmationRequest: {
            /**
             * Format: email
             * @description Domains of other scripts are taken as they are written; capitals do not matter.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The page that they wanted to see; the link in the mail leads back to it. Dropped unless it is one of ours.
             * @example /bookings
             */
            next?: string;
        };
        /**
         * @example {
         *       "offeringId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "practice": {
         *         "focus": "Conflict stories",
         *         "principles": [
         *           "ownership"
         *         ]
         *       },
         *       "startsAt": "2027-03-01T17:00:00Z"
         *     }
         */
        CreateBooking: {
            offeringId: components["schemas"]["Uuid"];
            practice?: components["schemas"]["PracticeWish"];
            /**
             * Format: date-time
             * @example 2027-03-01T17:00:00Z
             */
            startsAt: string;
        };
        /**
         * @example {
         *       "days": 3,
         *       "price": {
         *         "amount": 6000,
         *         "currency": "EUR"
         *       },
         *       "stageKey": "writing-exercise"
         *     }
         */
        CreateDocumentOffering: {
            /**
             * @description days until the feedback is due, counted from the upload
             * @example 3
             */
            days: number;
            /**
             * @description the pack of your profile; any other is refused
             * @example amazon-tpm
             */
            packKey?: string;
            price: {
                amount: number;
                /** @example EUR */
                currency: string;
            };
            /**
             * @description a stage whose `review` is given
             * @example writing-exercise
             */
            stageKey: string;
        };
        /**
         * @example {
         *       "minutes": 60,
         *       "price": {
         *         "amount": 12000,
         *         "currency": "EUR"
         *       },
         *       "stageKey": "tpm-phone-screen"
         *     }
         */
        CreateOffering: {
            minutes: number;
            /**
             * @description the pack of your profile; any other is refused
             * @example amazon-tpm
             */
            packKey?: components["schemas"]["Key"];
            price: {
                amount: number;
                /** @example EUR */
                currency: string;
            };
            /**
             * @description a stage of the pack that is `bookable`
             * @example tpm-phone-screen
             */
            stageKey: components["schemas"]["Key"];
        };
        /**
         * @example {
         *       "focusCompetencies": [
         *         "communication"
         *       ],
         *       "focusPrinciples": [
         *         "ownership",
         *         "dive-deep"
         *       ],
         *       "interviewDate": "2027-03-15",
         *       "levelKey": "l6",
         *       "packKey": "amazon-tpm"
         *     }
         */
        CreateTarget: {
            /** @default [] */
            focusCompetencies?: components["schemas"]["Key"][];
            /** @default [] */
            focusPrinciples?: components["schemas"]["Key"][];
            /**
             * Format: date
             * @description on your own calendar; null while unknown
             * @default null
             * @example 2027-03-01
             */
            interviewDate?: string | null;
            /** @example l6 */
            levelKey: components["schemas"]["Key"];
            /** @example amazon-tpm */
            packKey: components["schemas"]["Key"];
        };
        /** @description Joining what is not added gives the first text. */
        DocumentDifference: {
            /** @description false when the texts differ too much: then one stands whole after the other */
            byWords: boolean;
            first: components["schemas"]["ReviewedDocument"];
            parts: {
                /** @enum {string} */
                kind: "same" | "removed" | "added";
                text: string;
            }[];
            reviewId: components["schemas"]["Uuid"];
            second: components["schemas"]["ReviewedDocument"];
        };
        /**
         * @example {
         *       "active": true,
         *       "days": 3,
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "packKey": "amazon-tpm",
         *       "price": {
         *         "amount": 6000,
         *         "currency": "EUR"
         *       },
         *       "stageKey": "writing-exercise"
         *     }
         */
        DocumentOffering: {
            active: boolean;
            /**
             * @description days until the feedback is due, counted from the upload
             * @example 3
             */
            days: number;
            id: components["schemas"]["Uuid"];
            packKey: string;
            price: components["schemas"]["Money"];
            stageKey: string;
        };
        DocumentOfferingList: {
            items: components["schemas"]["DocumentOffering"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "coach": {
         *         "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11",
         *         "name": "Ada"
         *       },
         *       "days": 3,
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "packKey": "amazon-tpm",
         *       "price": {
         *         "amount": 6000,
         *         "currency": "EUR"
         *       },
         *       "stageKey": "writing-exercise"
         *     }
         */
        DocumentReviewOnSale: {
            coach: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            /**
             * @description days until the feedback is due, counted from the upload
             * @example 3
             */
            days: number;
            id: components["schemas"]["Uuid"];
            packKey: string;
            price: components["schemas"]["Money"];
            stageKey: string;
        };
        DocumentReviewOnSalePage: {
            items: components["schemas"]["DocumentReviewOnSale"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description What your document has to be like. */
        DocumentRules: {
            maxBytes: number;
            mediaTypes: string[];
            words: {
                max: number;
                min: number;
            } | null;
        };
        /**
         * @description What we read in a document: paragraphs with plain line breaks.
         * @example {
         *       "mediaType": "text/plain",
         *       "revision": 1,
         *       "text": "Led nine teams through.",
         *       "words": 4
         *     }
         */
        DocumentText: {
            mediaType: string;
            revision: number;
            text: string;
            words: number;
        };
        /**
         * @example {
         *       "hourCycle": "h12",
         *       "locale": "en-US",
         *       "zone": "America/New_York"
         *     }
         */
        EditMe: {
            /**
             * @description The clock of 24 hours, or the one of twice 12: mails and sentences go by it.
             * @enum {string}
             */
            hourCycle?: "h23" | "h12";
            /**
             * @description Whether the day comes before the month or after it.
             * @enum {string}
             */
            locale?: "en-GB" | "en-US";
            name?: string;
            /** @example Europe/Paris */
            zone?: string;
        };
        EditedForm: {
            amendedAt: components["schemas"]["Instant"] | null;
            answers: components["schemas"]["FormAnswers"];
            bookingId: components["schemas"]["Uuid"];
            candidate: components["schemas"]["Person"];
            conflicts: components["schemas"]["FormConflict"][];
            dueAt: components["schemas"]["Instant"];
            /** @description What stands between this draft and its submission. */
            gaps: components["schemas"]["FormGap"][];
            id: components["schemas"]["Uuid"];
            pack: components["schemas"]["Labelled"];
            progress: components["schemas"]["FormProgress"];
            stage: components["schemas"]["Labelled"];
            startedAt: components["schemas"]["Instant"];
            /** @enum {string} */
            status: "in_progress" | "submitted" | "amended" | "entered_in_error";
            submittedAt: components["schemas"]["Instant"] | null;
            targetLevel: components["schemas"]["Labelled"];
            template: components["schemas"]["PinnedFormTemplate"];
            updatedAt: components["schemas"]["Instant"];
            /** @description Also the ETag; send it as If-Match. */
            version: number;
        };
        /**
         * @example {
         *       "email": "ada@example.org",
         *       "password": "four plain words here"
         *     }
         */
        EmailChangeRequest: {
            /**
             * Format: email
             * @description Domains of other scripts are taken as they are written; capitals do not matter.
             * @example ada@example.com
             */
            email: string;
            /** @description Your password once more: a stolen token is not enough for this. */
            password: string;
        };
        Erased: {
            erasedAt: components["schemas"]["Instant"];
            message: string;
        };
        ErasurePreview: {
            /** @description The same for the person to read, without the small print of `tables`. */
            groups: {
                count: number;
                /** @description Whether something of it stays, without your name. */
                stays: boolean;
                /** @example What you prepare for */
                title: string;
                /** @example Deleted. */
                what: string;
            }[];
            /** @description What must come to an end first. */
            obstacles: {
                code: string;
                detail: string;
                subjectId?: string;
            }[];
            possible: boolean;
            tables: {
                holds: string;
                onErasure: string;
                /** @description How many of them are about you; null: not counted. */
                records: number | null;
                table: string;
            }[];
        };
        /**
         * @example {
         *       "confirm": "erase my account",
         *       "password": "four plain words here"
         *     }
         */
        ErasureRequest: {
            /**
             * @description These words: it cannot be undone.
             * @enum {string}
             */
            confirm: "erase my account";
            /** @description Your password once more: a stolen token is not enough for this. */
            password: string;
        };
        /**
         * @example {
         *       "password": "four plain words here"
         *     }
         */
        ExportRequest: {
            /** @description Your password once more: a stolen token is not enough for this. */
            password: string;
        };
        /** @description What comes next of the feedback, and until when. */
        FeedbackStep: {
            /**
             * @description session: it is still ahead or goes on. To its candidate then grade_yourself and awaited, to its coach write and filed; to both released.
             * @enum {string}
             */
            step: "session" | "grade_yourself" | "awaited" | "write" | "filed" | "released";
            /** @example Write the feedback and submit it by Tuesday 2 March 2027, 19:00. */
            text: string;
            /** @description Null once released, and where it would tell a candidate that the form is in. */
            until: components["schemas"]["Instant"] | null;
            /**
             * @description The same in the viewer's own zone.
             * @example 2027-03-02T07:00:00+01:00
             */
            untilLocal: string | null;
        };
        /**
         * @example {
         *       "createdAt": "2027-03-01T17:00:00.000Z",
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "reason": "It names a project that is not public.",
         *       "status": "open"
         *     }
         */
        FiledQuestionReport: {
            createdAt: components["schemas"]["Instant"];
            id: components["schemas"]["Uuid"];
            reason: string;
            /** @enum {string} */
            status: "open" | "kept" | "retired";
        };
        /**
         * @description The whole form as it should read from now on, and why it changes.
         * @example {
         *       "answers": {
         *         "competencies": {
         *           "delivery": {
         *             "evidence": {
         *               "noteIds": [
         *                 "n1"
         *               ]
         *             },
         *             "grade": "raising_bar"
         *           }
         *         },
         *         "notes": [
         *           {
         *             "fields": {
         *               "question": "What did it cost?",
         *               "summary": "Two weeks of two people."
         *             },
         *             "id": "n1"
         *           }
         *         ],
         *         "principles": {
         *           "ownership": {
         *             "evidence": "Acted without being asked.",
         *             "grade": "raising_bar"
         *           }
         *         },
         *         "recommendation": {
         *           "reason": "Clear evidence of delivery.",
         *           "recommendation": "hire"
         *         }
         *       },
         *       "reason": "The second note belonged to another session."
         *     }
         */
        FormAmendment: {
            answers: components["schemas"]["FormDraft"];
            reason: string;
        };
        FormAnswers: {
            competencies: {
                [key: string]: {
                    [key: string]: components["schemas"]["StoredFormValue"];
                };
            };
            notes: {
                fields: {
                    [key: string]: components["schemas"]["StoredFormValue"];
                };
                id: string;
            }[];
            principles: {
                [key: string]: {
                    [key: string]: components["schemas"]["StoredFormValue"];
                };
            };
            recommendation: {
                [key: string]: components["schemas"]["StoredFormValue"];
            };
        };
        FormChange: {
            /** @description notes.<id of the note>.<field>, <part>.<item>.<field>, or recommendation.<field> */
            field: string;
            /** @description What it says now. Empty or null: nothing. */
            now: components["schemas"]["FormValue"];
            /** @description What you had before you edited it. Left out, empty or null: nothing. */
            was?: components["schemas"]["FormValue"];
        };
        /** @description An edit that was not made: somebody, maybe you on another device, wrote this field meanwhile. Both are here; send the one you want with `was` set to what is stored. */
        FormConflict: {
            field: string;
            stored: components["schemas"]["StoredFormValue"] | null;
            yours: components["schemas"]["StoredFormValue"] | null;
        };
        /**
         * @description The whole draft; keys are those of the template. What is left out is removed.
         * @example {
         *       "competencies": {
         *         "delivery": {
         *           "evidence": {
         *             "noteIds": [
         *               "n1"
         *             ]
         *           },
         *           "grade": "raising_bar"
         *         }
         *       },
         *       "notes": [
         *         {
         *           "fields": {
         *             "asked-at": "2027-03-01T17:10:00Z",
         *             "question": {
         *               "questionKey": "gap-between-teams"
         *             },
         *             "summary": "A migration nobody owned; took it over, agreed owners, done in six weeks."
         *           },
         *           "id": "n1"
         *         }
         *       ],
         *       "principles": {
         *         "ownership": {
         *           "evidence": "Acted without being asked.",
         *           "grade": "raising_bar"
         *         }
         *       },
         *       "recommendation": {
         *         "reason": "Clear evidence of delivery.",
         *         "recommendation": "hire"
         *       }
         *     }
         */
        FormDraft: {
            competencies: {
                [key: string]: {
                    [key: string]: components["schemas"]["FormValue"];
                };
            };
            notes: {
                fields: {
                    [key: string]: components["schemas"]["FormValue"];
                };
                id: string;
            }[];
            principles: {
                [key: string]: {
                    [key: string]: components["schemas"]["FormValue"];
                };
            };
            recommendation: {
                [key: string]: components["schemas"]["FormValue"];
            };
        };
        /**
         * @description Edits of single fields, made in this order.
         * @example {
         *       "changes": [
         *         {
         *           "field": "notes.n1.summary",
         *           "now": "A migration that nobody owned.",
         *           "was": "A migration."
         *         },
         *         {
         *           "field": "principles.ownership.evidence",
         *           "now": {
         *             "noteIds": [
         *               "n1"
         *             ]
         *           }
         *         }
         *       ]
         *     }
         */
        FormEdits: {
            changes: components["schemas"]["FormChange"][];
        };
        /**
         * @example {
         *       "reason": "Filed for the wrong session."
         *     }
         */
        FormErrorMark: {
            reason: string;
        };
        /** @description audience says who will read it; only candidate leaves us. */
        FormField: {
            /** @enum {string} */
            audience: "candidate" | "coach" | "platform";
            hint: string;
            key: string;
            kind: string;
            maxLength: number | null;
            required: boolean;
            title: string;
        };
        /**
         * @example {
         *       "code": "form.grade_missing",
         *       "field": "principles.ownership.grade",
         *       "message": "Ownership has no grade."
         *     }
         */
        FormGap: {
            code: string;
            field: string;
            message: string;
        };
        FormItem: {
            anchors: {
                [key: string]: string;
            };
            key: string;
            title: string;
        };
        FormPage: {
            items: components["schemas"]["FormSummary"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /** @description How far it is, part by part. */
        FormProgress: {
            parts: {
                done: number;
                of: number;
                /** @enum {string} */
                part: "notes" | "competencies" | "principles" | "recommendation";
                title: string;
            }[];
            /** @description 0 to 100; 100 only when the form can be submitted. */
            percent: number;
        };
        FormQueue: {
            items: components["schemas"]["QueuedForm"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        FormRecord: {
            bookingId: components["schemas"]["Uuid"];
            entries: {
                answers: components["schemas"]["FormAnswers"] | null;
                at: components["schemas"]["Instant"];
                author: components["schemas"]["Person"];
                hash: string;
                /** @enum {string} */
                kind: "submitted" | "amended" | "entered_in_error";
                number: number;
                reason: string | null;
            }[];
            faults: {
                fault: string;
                number: number;
                path?: string;
            }[];
            /** @description Hash over everything the form ever said; changes with every entry and never otherwise. */
            fingerprint: string | null;
            formId: components["schemas"]["Uuid"];
            /** @description False when something is not as it was written. */
            intact: boolean;
            /** @enum {string} */
            status: "in_progress" | "submitted" | "amended" | "entered_in_error";
        };
        FormState: {
            bookingId: components["schemas"]["Uuid"];
            id: components["schemas"]["Uuid"];
            /** @enum {string} */
            status: "in_progress" | "submitted" | "amended" | "entered_in_error";
        };
        FormSummary: {
            amendedAt: components["schemas"]["Instant"] | null;
            bookingId: components["schemas"]["Uuid"];
            coach: components["schemas"]["Person"];
            id: components["schemas"]["Uuid"];
            notice: string;
            pack: components["schemas"]["Labelled"];
            recommendation: components["schemas"]["GivenRecommendation"] | null;
            /**
             * @description what to call the report: the session and its day in your zone
             * @example TPM phone screen, Amazon: mock interview of 1 December 2026
             */
            reportTitle: string;
            session: components["schemas"]["PractisedSession"];
            stage: components["schemas"]["Labelled"];
            submittedAt: components["schemas"]["Instant"] | null;
            targetLevel: components["schemas"]["Labelled"];
            /** @description of the form; what to call the report is reportTitle */
            title: string;
        };
        FormTemplate: {
            content: components["schemas"]["FormTemplateContent"];
            /** Format: uuid */
            id: string;
            packKey: string;
            sha256: string;
            stageKey: string;
            /** @enum {string} */
            status: "draft" | "published" | "retired";
            version: number;
        };
        FormTemplateBody: {
            competencies: components["schemas"]["TemplateCompetencies"];
            description: string;
            disclaimer: string;
            notes: components["schemas"]["TemplateNotes"];
            previous: components["schemas"]["TemplatePredecessor"] | null;
            principles: components["schemas"]["TemplatePrinciples"];
            recommendation: components["schemas"]["TemplateRecommendation"];
            scale: components["schemas"]["TemplateScale"];
            title: string;
        };
        /** @description A value that differs, by its place. */
        FormTemplateChange: {
            after: (string | number | boolean) | null;
            before: (string | number | boolean) | null;
            field: string;
        };
        FormTemplateContent: {
            competencies: components["schemas"]["TemplateCompetencies"];
            description: string;
            disclaimer: string;
            notes: components["schemas"]["TemplateNotes"];
            pack: string;
            previous: components["schemas"]["TemplatePredecessor"] | null;
            principles: components["schemas"]["TemplatePrinciples"];
            /** Format: date-time */
            publishedAt: string;
            recommendation: components["schemas"]["TemplateRecommendation"];
            scale: components["schemas"]["TemplateScale"];
            stage: string;
            title: string;
            version: number;
        };
        /**
         * @description The whole content. A draft may be saved with faults; the answer names them, publication refuses them.
         * @example {
         *       "competencies": {
         *         "fields": [
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "grade",
         *             "kind": "grade",
         *             "maxLength": null,
         *             "required": true,
         *             "title": "grade"
         *           },
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "evidence",
         *             "kind": "evidence",
         *             "maxLength": 2000,
         *             "required": true,
         *             "title": "evidence"
         *           }
         *         ],
         *         "items": [
         *           {
         *             "anchors": {
         *               "above": "Leads others through it.",
         *               "below": "Needs help with each step."
         *             },
         *             "key": "delivery"
         *           }
         *         ],
         *         "title": "Competencies"
         *       },
         *       "description": "For one round of a loop.",
         *       "disclaimer": "Practice feedback, not a hiring decision.",
         *       "notes": {
         *         "atLeast": 2,
         *         "fields": [
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "question",
         *             "kind": "question",
         *             "maxLength": 600,
         *             "required": true,
         *             "title": "question"
         *           },
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "summary",
         *             "kind": "text",
         *             "maxLength": 4000,
         *             "required": true,
         *             "title": "summary"
         *           },
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "asked-at",
         *             "kind": "timestamp",
         *             "maxLength": null,
         *             "required": true,
         *             "title": "asked-at"
         *           }
         *         ],
         *         "title": "Notes"
         *       },
         *       "previous": {
         *         "grades": [
         *           {
         *             "from": "raising_bar",
         *             "to": "above"
         *           }
         *         ],
         *         "items": [
         *           {
         *             "from": "delivery",
         *             "part": "competencies",
         *             "to": "delivery"
         *           },
         *           {
         *             "from": "communication",
         *             "part": "competencies",
         *             "reason": "Heard in every answer anyway.",
         *             "to": null
         *           },
         *           {
         *             "from": "ownership",
         *             "part": "principles",
         *             "to": "ownership"
         *           }
         *         ],
         *         "version": 2
         *       },
         *       "principles": {
         *         "fields": [
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "grade",
         *             "kind": "grade",
         *             "maxLength": null,
         *             "required": true,
         *             "title": "grade"
         *           },
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "evidence",
         *             "kind": "evidence",
         *             "maxLength": 2000,
         *             "required": true,
         *             "title": "evidence"
         *           }
         *         ],
         *         "items": [
         *           {
         *             "anchors": {
         *               "above": "Leads others through it.",
         *               "below": "Needs help with each step."
         *             },
         *             "key": "ownership"
         *           }
         *         ],
         *         "perInterviewer": {
         *           "max": 1,
         *           "min": 1
         *         },
         *         "title": "Leadership principles"
         *       },
         *       "recommendation": {
         *         "fields": [
         *           {
         *             "audience": "candidate",
         *             "hint": "What was said.",
         *             "key": "recommendation",
         *             "kind": "recommendation",
         *             "maxLength": null,
         *             "required": true,
         *             "title": "recommendation"
         *           }
         *         ],
         *         "title": "Recommendation",
         *         "values": [
         *           {
         *             "description": "Graded against the target level.",
         *             "hires": false,
         *             "key": "no_hire",
         *             "order": 1,
         *             "title": "No hire"
         *           },
         *           {
         *             "description": "Graded against the target level.",
         *             "hires": true,
         *             "key": "hire",
         *             "order": 2,
         *             "title": "Hire"
         *           }
         *         ]
         *       },
         *       "scale": {
         *         "notTested": {
         *           "description": "Did not come up.",
         *           "key": "not_tested",
         *           "title": "Not tested"
         *         },
         *         "values": [
         *           {
         *             "description": "Weaker than most.",
         *             "key": "below",
         *             "order": 1,
         *             "passing": false,
         *             "title": "Below the bar"
         *           },
         *           {
         *             "description": "Better than most.",
         *             "key": "above",
         *             "order": 2,
         *             "passing": true,
         *             "title": "Above the bar"
         *           }
         *         ]
         *       },
         *       "title": "Onsite form"
         *     }
         */
        FormTemplateContentRequest: {
            competencies: components["schemas"]["TemplateCompetencies"];
            description: string;
            disclaimer: string;
            notes: components["schemas"]["TemplateNotes"];
            previous: components["schemas"]["TemplatePredecessor"] | null;
            principles: components["schemas"]["TemplatePrinciples"];
            recommendation: components["schemas"]["TemplateRecommendation"];
            scale: components["schemas"]["TemplateScale"];
            title: string;
        };
        FormTemplateDifference: {
            after: {
                id: components["schemas"]["Uuid"];
                /** @enum {string} */
                status: "draft" | "published" | "retired";
                version: number;
            };
            before: {
                id: components["schemas"]["Uuid"];
                /** @enum {string} */
                status: "draft" | "published" | "retired";
                version: number;
            };
            competencies: components["schemas"]["FormTemplateListDifference"];
            fields: {
                competencies: components["schemas"]["FormTemplateListDifference"];
                notes: components["schemas"]["FormTemplateListDifference"];
                principles: components["schemas"]["FormTemplateListDifference"];
                recommendation: components["schemas"]["FormTemplateListDifference"];
            };
            grades: components["schemas"]["FormTemplateListDifference"];
            /** @description How items and grades live on, over all versions between the two. */
            mapping: {
                competencies: components["schemas"]["FormTemplateMapped"][];
                grades: components["schemas"]["FormTemplateMapped"][];
                principles: components["schemas"]["FormTemplateMapped"][];
            };
            principles: components["schemas"]["FormTemplateListDifference"];
            recommendations: components["schemas"]["FormTemplateListDifference"];
            settings: components["schemas"]["FormTemplateChange"][];
        };
        /**
         * @example {
         *       "packKey": "amazon-tpm",
         *       "stageKey": "onsite"
         *     }
         */
        FormTemplateDraftRequest: {
            /** @description instead of a copy */
            content?: {
                competencies: components["schemas"]["TemplateCompetencies"];
                description: string;
                disclaimer: string;
                notes: components["schemas"]["TemplateNotes"];
                previous: components["schemas"]["TemplatePredecessor"] | null;
                principles: components["schemas"]["TemplatePrinciples"];
                recommendation: components["schemas"]["TemplateRecommendation"];
                scale: components["schemas"]["TemplateScale"];
                title: string;
            };
            /** @description a published or retired version of the same pack; the newest of the stage by default */
            copyOf?: components["schemas"]["Uuid"];
            packKey: string;
            stageKey: string;
        };
        FormTemplateFault: {
            /** @description Place in content, as `principles.items.3.anchors`. */
            field: string;
            /** @description a sentence that says what to do */
            message: string;
        };
        /** @description By key. `changed` may name what was renamed as well. */
        FormTemplateListDifference: {
            added: string[];
            changed: {
                changes: components["schemas"]["FormTemplateChange"][];
                from: string;
                to: string;
            }[];
            removed: string[];
            renamed: {
                from: string;
                to: string;
            }[];
        };
        FormTemplateMapped: {
            /** @description null: new */
            from: string | null;
            /** @description why it was dropped */
            reason: string | null;
            /** @description null: dropped */
            to: string | null;
        };
        /** @description The empty form as a coach would see it. Nothing is stored. */
        FormTemplatePreview: {
            answers: components["schemas"]["FormAnswers"];
            faults: components["schemas"]["FormTemplateFault"][];
            /** @description What a coach reads as missing on the empty form. */
            gaps: components["schemas"]["FormGap"][];
            id: components["schemas"]["Uuid"];
            pack: components["schemas"]["Labelled"];
            progress: components["schemas"]["FormProgress"];
            stage: components["schemas"]["Labelled"];
            /** @enum {string} */
            status: "draft" | "published" | "retired";
            targetLevel: components["schemas"]["Labelled"];
            template: components["schemas"]["PinnedFormTemplate"];
        };
        /**
         * @example {
         *       "reason": "Its anchors were too lenient."
         *     }
         */
        FormTemplateRetirement: {
            reason: string;
        };
        FormTemplateVersion: {
            /** @description Who drafted it; null for a file. */
            author: components["schemas"]["Person"] | null;
            createdAt: components["schemas"]["Instant"];
            /** @description How many forms have pinned it. */
            forms: {
                filed: number;
                inProgress: number;
            };
            id: components["schemas"]["Uuid"];
            /**
             * @description From the files of its pack, or made by an admin.
             * @enum {string}
             */
            origin: "file" | "admin";
            packKey: string;
            publishedAt: components["schemas"]["Instant"] | null;
            publishedBy: components["schemas"]["Person"] | null;
            retiredAt: components["schemas"]["Instant"] | null;
            retiredBy: components["schemas"]["Person"] | null;
            retirementReason: string | null;
            /** @description Counts the edits; also the ETag: send it as If-Match. */
            revision: number;
            stageKey: string;
            /** @enum {string} */
            status: "draft" | "published" | "retired";
            title: string;
            updatedAt: components["schemas"]["Instant"];
            version: number;
        };
        FormTemplateVersionPage: {
            items: components["schemas"]["FormTemplateVersion"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        FormTemplateVersionWithContent: {
            /** @description Who drafted it; null for a file. */
            author: components["schemas"]["Person"] | null;
            content: components["schemas"]["FormTemplateBody"];
            createdAt: components["schemas"]["Instant"];
            /** @description What stands between a draft and its publication. */
            faults: components["schemas"]["FormTemplateFault"][];
            /** @description How many forms have pinned it. */
            forms: {
                filed: number;
                inProgress: number;
            };
            id: components["schemas"]["Uuid"];
            /**
             * @description From the files of its pack, or made by an admin.
             * @enum {string}
             */
            origin: "file" | "admin";
            packKey: string;
            publishedAt: components["schemas"]["Instant"] | null;
            publishedBy: components["schemas"]["Person"] | null;
            retiredAt: components["schemas"]["Instant"] | null;
            retiredBy: components["schemas"]["Person"] | null;
            retirementReason: string | null;
            /** @description Counts the edits; also the ETag: send it as If-Match. */
            revision: number;
            stageKey: string;
            /** @enum {string} */
            status: "draft" | "published" | "retired";
            title: string;
            updatedAt: components["schemas"]["Instant"];
            version: number;
        };
        FormText: {
            /** @description where the text is an instant: the same in your zone */
            inWords?: string;
            key: string;
            text: string;
            title: string;
        };
        /** @description Text, a grade, or an instant; questions and evidence may be objects. Empty or null: none. */
        FormValue: string | {
            noteIds?: string[];
            /** @description a question of the bank */
            questionKey?: components["schemas"]["Key"];
            text?: string;
        } | (null);
        GivenRecommendation: {
            description: string;
            /** @description which way it points */
            hires: boolean;
            key: string;
            title: string;
        };
        /**
         * @example {
         *       "reason": "You are well again, you told us."
         *     }
         */
        HoursReason: {
            /**
             * @description Why you edit the hours of somebody else. The coach reads it.
             * @example You asked us by phone to free your Friday.
             */
            reason: string;
        };
        /**
         * Format: date-time
         * @example 2027-03-01T17:00:00.000Z
         */
        Instant: string;
        JoinLink: {
            closesAt: components["schemas"]["Instant"];
            opensAt: components["schemas"]["Instant"];
            url: string;
        };
        Key: string;
        KitQuestion: {
            /** @description that a note of your form names it: you asked it in this session */
            asked: {
                /** @description when, as the note says; null where it has no time */
                at: components["schemas"]["Instant"] | null;
                /** @description the first note of your form that names it */
                noteId: string;
            } | null;
            category: string;
            competencies: string[];
            followUps: string[];
            framing: string | null;
            key: string;
            mode: string | null;
            principles: string[];
            /** @description why it was drawn for this session: the first of the reasons */
            reason: string;
            reasons: {
                /** @enum {string} */
                kind: "principle" | "wish" | "mix" | "framing" | "level" | "never_asked" | "suggested" | "swapped";
                text: string;
            }[];
            subcategory: string;
            text: string;
            version: number;
            /**
             * @description it was reported or retired after it was drawn: please swap it
             * @enum {string|null}
             */
            withdrawn: "reported" | "retired" | null;
        };
        Labelled: {
            key: string;
            title: string;
        };
        LateForm: {
            bookingId: components["schemas"]["Uuid"];
            candidate: components["schemas"]["Person"];
            coach: components["schemas"]["Person"];
            /** @description Whether the coach has begun, and when they wrote last. What it says stays theirs. */
            draft: {
                id: components["schemas"]["Uuid"];
                updatedAt: components["schemas"]["Instant"];
            } | null;
            dueAt: components["schemas"]["Instant"];
            hoursLate: number;
            /**
             * @description overdue: the deadline has passed; escalated: for a day or more; missing: for 14 days, it counts as never filed.
             * @enum {string}
             */
            state: "overdue" | "escalated" | "missing";
        };
        LateForms: {
            items: components["schemas"]["LateForm"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "stars": 5,
         *       "text": "Precise, kind, and on time."
         *     }
         */
        LeaveRating: {
            stars: number;
            /** @description everybody will read it, without your name */
            text?: string;
        };
        LedgerBalances: {
            items: {
                account: string;
                balance: components["schemas"]["Money"];
            }[];
            nextCursor: components["schemas"]["NextCursor"];
            /** @description Of all accounts, per currency: zero, or something is wrong. */
            totals: components["schemas"]["Money"][];
        };
        LedgerPage: {
            items: {
                id: components["schemas"]["Uuid"];
                kind: string;
                lines: {
                    account: string;
                    /**
                     * @description Positive debits, negative credits.
                     * @example {
                     *       "amount": 12000,
                     *       "currency": "EUR"
                     *     }
                     */
                    amount: components["schemas"]["Money"];
                    partyId: components["schemas"]["Uuid"] | null;
                }[];
                occurredAt: components["schemas"]["Instant"];
                orderId: components["schemas"]["Uuid"];
                sourceId: string | null;
            }[];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @description Its id is yours to choose, so that sending it twice adds it once.
         * @example {
         *       "fields": {
         *         "question": {
         *           "questionKey": "gap-between-teams"
         *         },
         *         "summary": "Found out who owned the gap first."
         *       },
         *       "id": "n3"
         *     }
         */
        LiveNote: {
            fields: {
                [key: string]: components["schemas"]["FormValue"];
            };
            id: string;
        };
        /**
         * @description The same on the reader's wall.
         * @example 2027-03-01T18:00:00+01:00
         */
        Local: string;
        /**
         * @example {
         *       "email": "candidate@demo.test",
         *       "password": "practice makes progress"
         *     }
         */
        LogIn: {
            /**
             * @description Browsers: keep the refresh token in an httpOnly cookie.
             * @default false
             */
            cookie?: boolean;
            /**
             * Format: email
             * @description Domains of other scripts are taken as they are written; capitals do not matter.
             * @example ada@example.com
             */
            email: string;
            password: string;
        };
        Login: {
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * @description As the browser called itself; null when it did not, or was a program.
             * @example Firefox on Windows
             */
            device: string | null;
            id: components["schemas"]["Uuid"];
            /** @description When it last got a new access token. */
            lastUsedAt: components["schemas"]["Instant"];
            loggedInAt: components["schemas"]["Instant"];
        };
        LoginPage: {
            items: components["schemas"]["Login"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        MailPage: {
            items: {
                aboutId: components["schemas"]["Uuid"];
                attempts: number;
                createdAt: components["schemas"]["Instant"];
                id: components["schemas"]["Uuid"];
                kind: string;
                lastError: string | null;
                recipient: components["schemas"]["AdminPerson"] | null;
                recipientId: components["schemas"]["Uuid"];
                sentAt: components["schemas"]["Instant"] | null;
                status: string;
                subject: string;
                /** @description Null for mails about an account: they carry secrets. */
                text: string | null;
            }[];
            nextCursor: components["schemas"]["NextCursor"];
        };
        MatchingOffering: {
            id: components["schemas"]["Uuid"];
            minutes: number;
            nextSlots: components["schemas"]["NextSlot"][];
            packKey: string;
            price: components["schemas"]["Money"];
            stageKey: string;
            /**
             * @description what one session is called
             * @example Onsite round
             */
            title: string;
        };
        Me: {
            email: string;
            /**
             * @description The clock of 24 hours, or the one of twice 12: mails and sentences go by it.
             * @enum {string}
             */
            hourCycle: "h23" | "h12";
            id: components["schemas"]["Uuid"];
            /**
             * @description Whether the day comes before the month or after it.
             * @enum {string}
             */
            locale: "en-GB" | "en-US";
            name: string;
            roles: ("candidate" | "coach" | "admin")[];
            zone: string;
        };
        MissingItem: {
            detail: string;
            field: string;
        };
        /**
         * @description An amount in minor units of its currency (cents for EUR).
         * @example {
         *       "amount": 12000,
         *       "currency": "EUR"
         *     }
         */
        Money: {
            amount: number;
            /** @example EUR */
            currency: string;
        };
        /**
         * @example {
         *       "category": "programme",
         *       "competencies": [
         *         "delivery"
         *       ],
         *       "followUps": [
         *         "What would you commit to before the signature?"
         *       ],
         *       "framing": "hypothetical",
         *       "levels": "all",
         *       "mode": null,
         *       "principles": [],
         *       "rarity": "occasional",
         *       "stages": [
         *         "onsite"
         *       ],
         *       "subcategory": "planning",
         *       "text": "How would you plan a programme whose biggest supplier has not signed yet?"
         *     }
         */
        NewQuestion: {
            category: string;
            competencies: string[];
            followUps: string[];
            /** @enum {string|null} */
            framing: "hypothetical" | "behavioural" | null;
            levels: "all" | string[];
            /** @enum {string|null} */
            mode: "own_system" | "new_design" | null;
            principles: string[];
            /** @enum {string} */
            rarity: "common" | "occasional" | "rare";
            stages: string[];
            subcategory: string;
            /** @description in your own words; nothing that you promised an employer to keep to yourself */
            text: string;
        };
        /**
         * @example {
         *       "days": 14,
         *       "label": "My mentor",
         *       "parts": [
         *         "recommendation",
         *         "principles"
         *       ]
         *     }
         */
        NewReportLink: {
            /**
             * @description how long it works
             * @default 30
             */
            days?: number;
            /** @description for yourself: whom it is for */
            label?: string;
            /** @description what the link shows; everything when left out */
            parts?: ("recommendation" | "principles" | "competencies" | "notes")[];
        };
        NewReportLinkAnswer: {
            bookingId: components["schemas"]["Uuid"];
            coach: components["schemas"]["Person"];
            createdAt: components["schemas"]["Instant"];
            /** @description the same on the wall of your zone */
            createdAtLocal: string;
            expiresAt: components["schemas"]["Instant"];
            expiresAtLocal: string;
            id: components["schemas"]["Uuid"];
            label: string | null;
            lastVisitAt: components["schemas"]["Instant"] | null;
            lastVisitAtLocal: string | null;
            parts: ("recommendation" | "principles" | "competencies" | "notes")[];
            /**
             * @description what to call the report: the session and its day in your zone
             * @example TPM phone screen, Amazon: mock interview of 1 December 2026
             */
            reportTitle: string;
            revokedAt: components["schemas"]["Instant"] | null;
            session: components["schemas"]["PractisedSession"];
            /** @description the parts, as people call them */
            shows: components["schemas"]["ReportPart"][];
            /**
             * @description withdrawn: the feedback was taken back, so that the link leads nowhere though it has not ended
             * @enum {string}
             */
            state: "open" | "expired" | "revoked" | "withdrawn";
            /** @description Shown this once: we keep only a hash of it. */
            url: string;
            /** @description how often it was followed; programs that make previews count too */
            visits: number;
        };
        /** @description Give it as cursor to get the next page; null on the last one. */
        NextCursor: string | null;
        /**
         * @example {
         *       "startsAt": "2027-03-02T17:00:00.000Z",
         *       "startsAtLocal": "2027-03-02T18:00:00.000+01:00"
         *     }
         */
        NextSlot: {
            startsAt: components["schemas"]["Instant"];
            /** @description the same instant in the zone of the answer */
            startsAtLocal: string;
        };
        /**
         * @example {
         *       "missing": "coach",
         *       "note": "I waited for 20 minutes."
         *     }
         */
        NoShowReport: {
            /**
             * @description Who did not come. Naming yourself settles it at once.
             * @enum {string}
             */
            missing: "candidate" | "coach";
            note?: string;
        };
        /**
         * @example {
         *       "outcome": "coach_no_show",
         *       "reason": "The recording shows nobody but the candidate."
         *     }
         */
        NoShowResolution: {
            /** @enum {string} */
            outcome: "completed" | "candidate_no_show" | "coach_no_show";
            /** @example The candidate asked by phone. */
            reason: string;
        };
        NoShowStory: {
            answerUntil: components["schemas"]["Instant"] | null;
            answerUntilLocal: components["schemas"]["Local"] | null;
            finalisesAt: components["schemas"]["Instant"] | null;
            reports: {
                at: components["schemas"]["Instant"];
                atLocal: components["schemas"]["Local"];
                /** @enum {string} */
                missing: "candidate" | "coach";
                note: string | null;
                /** @enum {string} */
                reporter: "candidate" | "coach";
            }[];
        };
        /**
         * @example {
         *       "active": true,
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "minutes": 60,
         *       "packKey": "amazon-tpm",
         *       "price": {
         *         "amount": 12000,
         *         "currency": "EUR"
         *       },
         *       "stageKey": "tpm-phone-screen",
         *       "title": "TPM phone screen"
         *     }
         */
        Offering: {
            active: boolean;
            id: components["schemas"]["Uuid"];
            minutes: number;
            packKey: string;
            price: components["schemas"]["Money"];
            stageKey: string;
            /**
             * @description what one session is called
             * @example Onsite round
             */
            title: string;
        };
        OfferingList: {
            items: components["schemas"]["Offering"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "coach": {
         *         "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *         "name": "Ada",
         *         "zone": "America/New_York"
         *       },
         *       "competencies": [
         *         {
         *           "key": "communication",
         *           "title": "Communication"
         *         }
         *       ],
         *       "document": null,
         *       "holdMinutes": 35,
         *       "included": [
         *         "One session of 60 minutes with Ada, by video"
         *       ],
         *       "kind": "session",
         *       "minutes": 60,
         *       "nearest": [],
         *       "offeringId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "openHolds": [],
         *       "packKey": "amazon-tpm",
         *       "packTitle": "Amazon Technical Program Manager (TPM)",
         *       "policy": {
         *         "percentBack": 100,
         *         "sentences": [
         *           "Free to cancel until Tuesday 2 March 2027, 18:00 Paris time: all of the price comes back."
         *         ],
         *         "until": "2027-03-02T17:00:00.000Z",
         *         "untilLocal": "2027-03-02T18:00:00+01:00"
         *       },
         *       "price": {
         *         "amount": 12000,
         *         "currency": "EUR"
         *       },
         *       "principles": [
         *         {
         *           "key": "ownership",
         *           "title": "Ownership"
         *         }
         *       ],
         *       "refusals": [],
         *       "session": {
         *         "coachStartsAtLocal": "2027-03-02T12:00:00-05:00",
         *         "endsAt": "2027-03-02T18:00:00.000Z",
         *         "endsAtLocal": "2027-03-02T19:00:00+01:00",
         *         "free": true,
         *         "startsAt": "2027-03-02T17:00:00.000Z",
         *         "startsAtLocal": "2027-03-02T18:00:00+01:00"
         *       },
         *       "stageKey": "onsite",
         *       "targets": [],
         *       "title": "Onsite round",
         *       "zone": "Europe/Paris"
         *     }
         */
        OfferingTerms: {
            coach: {
                id: components["schemas"]["Uuid"];
                name: string;
                zone: string;
            };
            competencies: {
                key: string;
                title: string;
            }[];
            document: {
                days: number;
                maxBytes: number;
                mediaTypes: string[];
                /** @description ask for one, or for none and get one; empty: your own document */
                prompts: {
                    key: string;
                    title: string;
                }[];
                words: {
                    max: number;
                    min: number;
                } | null;
            } | null;
            /** @description it is yours for so long while you pay */
            holdMinutes: number;
            included: string[];
            /** @enum {string} */
            kind: "session" | "document";
            /** @description null of a document */
            minutes: number | null;
            /** @description the three nearest times that are free, where the asked one is not; without one the next three */
            nearest: components["schemas"]["NextSlot"][];
            offeringId: components["schemas"]["Uuid"];
            /** @description what you hold unpaid, oldest first */
            openHolds: {
                bookingId: components["schemas"]["Uuid"];
                /** @description where to pay it; null while that is not open */
                checkoutUrl: string | null;
                coach: components["schemas"]["Person"];
                expiresAt: components["schemas"]["Instant"];
                /** @description ordering the same again resumes it */
                isThis: boolean;
                /** @enum {string} */
                kind: "session" | "document";
                /** @description null of a document */
                startsAt: components["schemas"]["Instant"] | null;
                startsAtLocal: string | null;
                title: string;
            }[];
            packKey: string;
            packTitle: string | null;
            policy: {
                /** @description of the price, if cancelled now; null where that is no matter of time */
                percentBack: number | null;
                sentences: string[];
                /** @description when that changes */
                until: components["schemas"]["Instant"] | null;
                untilLocal: string | null;
            };
            price: components["schemas"]["Money"];
            /** @description what can be asked for: the coach interviews on it */
            principles: {
                key: string;
                title: string;
            }[];
            /** @description why an order of yours would be refused now, by the codes that it would be refused with: booking.own_offering, candidate.busy (with the booking), booking.too_many_holds, auth.wrong_role */
            refusals: {
                bookingId?: components["schemas"]["Uuid"];
                code: string;
                detail: string;
            }[];
            /** @description null without `startsAt`, and of a document */
            session: {
                /** @description the same start on the wall of the coach */
                coachStartsAtLocal: string;
                endsAt: components["schemas"]["Instant"];
                endsAtLocal: string;
                /** @description a booking of it made at once would be accepted, but for `refusals` */
                free: boolean;
                startsAt: components["schemas"]["Instant"];
                startsAtLocal: string;
            } | null;
            stageKey: string;
            /** @description your own of this pack, latest first; empty without a login */
            targets: {
                id: components["schemas"]["Uuid"];
                interviewDate: string | null;
                levelKey: string;
                levelTitle: string;
                /** @description its focus, as far as this coach interviews on it */
                principles: {
                    key: string;
                    title: string;
                }[];
            }[];
            title: string;
            zone: string;
        };
        /**
         * @example {
         *       "token": "kV3xq0m1Zt8uYw5sB7nA2cD4eF6gH9jK"
         *     }
         */
        OneTimeToken: {
            token: string;
        };
        /**
         * @example {
         *       "offeringId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "practice": {
         *         "principles": [
         *           "ownership"
         *         ]
         *       },
         *       "promptKey": "missing-owner"
         *     }
         */
        OrderDocumentReview: {
            /** @description of /v1/document-offerings */
            offeringId: components["schemas"]["Uuid"];
            practice?: components["schemas"]["PracticeWish"];
            /**
             * @description one of the stage; without it you are given one that you have not had
             * @example missing-owner
             */
            promptKey?: string;
        };
        /** @description The other person, and their wall at that time. */
        OtherSide: {
            endsAtLocal: components["schemas"]["Local"];
            name: string;
            startsAtLocal: components["schemas"]["Local"];
            zone: string;
        };
        /** @description For the navigation. */
        Overview: {
            /** @description Null without the role. */
            coach: {
                id: components["schemas"]["Uuid"];
                status: string;
            } | null;
            /**
             * @description Feedback forms that you owe.
             * @example 1
             */
            owed: number;
            /** @example 2 */
            toDo: number;
        };
        /**
         * @example {
         *       "appliedAt": null,
         *       "bio": "Ran loops for six years, half of them as the one who guards the bar.",
         *       "company": "Amazon",
         *       "competencies": [
         *         "communication"
         *       ],
         *       "decisionReason": null,
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "interviewsConducted": 250,
         *       "languages": [
         *         "en",
         *         "fr"
         *       ],
         *       "levelKey": "l7",
         *       "levelTitle": "L7",
         *       "meetingRoomUrl": "https://meet.example.com/my-room",
         *       "missing": [
         *         {
         *           "detail": "Please add an offering.",
         *           "field": "offerings"
         *         }
         *       ],
         *       "name": "Ada",
         *       "packKey": "amazon-tpm",
         *       "principles": [
         *         "ownership",
         *         "dive-deep"
         *       ],
         *       "publishedAt": null,
         *       "qualifications": [
         *         "bar_raiser"
         *       ],
         *       "roleTitle": "Principal Technical Program Manager",
         *       "status": "draft",
         *       "years": 12,
         *       "zone": "Europe/Paris",
         *       "zones": {
         *         "account": "Europe/Paris",
         *         "differ": false,
         *         "hours": null,
         *         "profile": "Europe/Paris"
         *       }
         *     }
         */
        OwnCoachProfile: {
            appliedAt: components["schemas"]["Instant"] | null;
            bio: string | null;
            company: string | null;
            competencies: string[];
            /** @description what the admin wrote with the last decision */
            decisionReason: string | null;
            id: components["schemas"]["Uuid"];
            interviewsConducted: number | null;
            languages: string[];
            levelKey: string | null;
            levelTitle: string | null;
            meetingRoomUrl: string | null;
            /** @description what an application still needs; empty when ready */
            missing: components["schemas"]["MissingItem"][];
            name: string;
            packKey: string | null;
            principles: string[];
            publishedAt: components["schemas"]["Instant"] | null;
            qualifications: string[];
            roleTitle: string | null;
            /** @enum {string} */
            status: "draft" | "applied" | "published" | "rejected" | "suspended";
            years: number | null;
            zone: string;
            zones: components["schemas"]["CoachZones"];
        };
        OwnRatingPage: {
            items: components["schemas"]["Rating"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Pack: {
            categories: {
                description: string;
                /** @enum {string} */
                filedUnder: "principles" | "topics";
                key: string;
                title: string;
                topics: {
                    key: string;
                    title: string;
                }[];
            }[];
            company: string;
            competencies: {
                description: string;
                key: string;
                signals: string[];
                title: string;
            }[];
            description: string;
            key: string;
            levels: {
                description: string;
                key: string;
                rank: number;
                title: string;
            }[];
            loopBlueprints: {
                breakMinutes: number;
                debrief: {
                    /** @enum {string} */
                    coachNames: "shown" | "hidden";
                    minutes: number;
                    readingMinutes: number;
                };
                description: string;
                distinctCoaches: boolean;
                focuses: {
                    category: string;
                    key: string;
                    rounds: components["schemas"]["Bounds"];
                    title: string;
                    topic: string | null;
                }[];
                key: string;
                maxLevelsBelowTarget: number;
                minutes: components["schemas"]["Bounds"];
                personas: {
                    description: string;
                    key: string;
                    leadsDebrief: boolean;
                    mayVetoHire: boolean;
                    rounds: components["schemas"]["Bounds"];
                    title: string;
                    withinLast: number | null;
                }[];
                principlesPerRound: components["schemas"]["Bounds"];
                rounds: components["schemas"]["Bounds"];
                stage: string;
                title: string;
            }[];
            preparation: {
                advice: string[];
                answerSteps: {
                    category: string;
                    steps: string[];
                    title: string;
                    topic: string | null;
                }[];
                storiesAtLeast: number;
            };
            principles: {
                focus: boolean;
                key: string;
                mostTested: boolean;
                name: string;
                order: number;
                seniorFocus: boolean;
                summary: string;
            }[];
            questionMix: {
                [key: string]: number;
            };
            role: string;
            stages: {
                bookable: boolean;
                /** @description the categories of questions that are asked there; all where it is left out */
                categories?: string[];
                description: string;
                interviews: components["schemas"]["Bounds"];
                key: string;
                looksFor: string[];
                minutes: components["schemas"]["Bounds"] | null;
                optional: boolean;
                order: number;
                /** @description Set where a coach can be paid to read a document; see /v1/document-offerings. */
                review?: {
                    days: {
                        max: number;
                        min: number;
                    };
                    maxBytes: number;
                    mediaTypes: ("text/plain" | "text/markdown" | "application/pdf" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document")[];
                    prompts: {
                        key: string;
                        title: string;
                    }[];
                    words: {
                        max: number;
                        min: number;
                    } | null;
                };
                runBy: string[];
                /**
                 * @description what one session of it is called, where the stage has several; else as the stage
                 * @example Onsite round
                 */
                sessionTitle?: string;
                title: string;
            }[];
            title: string;
            version: number;
            weeks: components["schemas"]["Bounds"];
        };
        PackPage: {
            items: components["schemas"]["PackSummary"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "company": "Northwind Outfitters",
         *       "description": "Preparation for product manager interviews.",
         *       "key": "northwind-pm",
         *       "levels": [
         *         {
         *           "description": "Owns one product area.",
         *           "key": "pm",
         *           "rank": 1,
         *           "title": "Product Manager"
         *         }
         *       ],
         *       "role": "Product Manager",
         *       "stages": [
         *         {
         *           "bookable": true,
         *           "key": "product-case",
         *           "minutes": {
         *             "max": 90,
         *             "min": 60
         *           },
         *           "order": 1,
         *           "title": "Product case"
         *         }
         *       ],
         *       "title": "Northwind Outfitters Product Manager",
         *       "version": 1
         *     }
         */
        PackSummary: {
            company: string;
            description: string;
            key: string;
            levels: {
                description: string;
                key: string;
                rank: number;
                title: string;
            }[];
            role: string;
            stages: components["schemas"]["StageSummary"][];
            title: string;
            version: number;
        };
        /**
         * @example {
         *       "reason": "The provider’s dashboard shows no refund for this payment."
         *     }
         */
        ParkedCommandReason: {
            /** @description It is kept in the audit log. */
            reason: string;
        };
        PasswordChanged: {
            accessToken: string;
            accessTokenExpiresAt: components["schemas"]["Instant"];
            message: string;
        };
        /**
         * @example {
         *       "password": "four plain words here",
         *       "token": "kV3xq0m1Zt8uYw5sB7nA2cD4eF6gH9jK"
         *     }
         */
        PasswordReset: {
            /**
             * @description 10 to 128 characters, not a common one.
             * @example four plain words here
             */
            password: string;
            token: string;
        };
        /**
         * @example {
         *       "email": "ada@example.com"
         *     }
         */
        PasswordResetRequest: {
            /**
             * Format: email
             * @description Domains of other scripts are taken as they are written; capitals do not matter.
             * @example ada@example.com
             */
            email: string;
            /**
             * @description The page that they wanted to see; the link in the mail leads back to it. Dropped unless it is one of ours.
             * @example /bookings
             */
            next?: string;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "attempts": 1,
         *           "createdAt": "2027-03-01T17:00:00.000Z",
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f31",
         *           "kind": "refund.create",
         *           "nextAttemptAt": "2027-03-01T18:00:00.000Z",
         *           "orderId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f21",
         *           "status": "pending",
         *           "waitsFor": "dispute"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PaymentCommandPage: {
            items: {
                attempts: number;
                createdAt: components["schemas"]["Instant"];
                id: components["schemas"]["Uuid"];
                kind: string;
                nextAttemptAt: components["schemas"]["Instant"];
                orderId: components["schemas"]["Uuid"];
                status: string;
                /**
                 * @description dispute: a bank has the money of this refund’s payment; the call goes on by itself when it has decided.
                 * @enum {string|null}
                 */
                waitsFor: "dispute" | null;
            }[];
            nextCursor: components["schemas"]["NextCursor"];
        };
        Person: {
            id: components["schemas"]["Uuid"];
            name: string;
        };
        /** @description The version this form was started with; it never changes. */
        PinnedFormTemplate: {
            competencies: {
                fields: components["schemas"]["FormField"][];
                items: components["schemas"]["FormItem"][];
                title: string;
            };
            disclaimer: string;
            id: components["schemas"]["Uuid"];
            notes: {
                atLeast: number;
                fields: components["schemas"]["FormField"][];
                title: string;
            };
            principles: {
                fields: components["schemas"]["FormField"][];
                items: components["schemas"]["FormItem"][];
                title: string;
            };
            recommendation: {
                fields: components["schemas"]["FormField"][];
                title: string;
                values: {
                    description: string;
                    hires: boolean;
                    key: string;
                    order: number;
                    title: string;
                }[];
            };
            scale: {
                notTested: {
                    description: string;
                    key: string;
                    title: string;
                };
                values: {
                    description: string;
                    key: string;
                    order: number;
                    passing: boolean;
                    title: string;
                }[];
            };
            title: string;
            version: number;
        };
        Practice: {
            competencies: string[];
            focus: string | null;
            principles: string[];
            resumeUrl: string | null;
            targetId: string | null;
        };
        /** @description What the candidate wants to practise; the coach sees it. */
        PracticeWish: {
            /**
             * @default []
             * @example [
             *       "communication"
             *     ]
             */
            competencies?: string[];
            /** @example System design under time pressure, and conflict stories */
            focus?: string;
            /**
             * @default []
             * @example [
             *       "ownership",
             *       "dive-deep"
             *     ]
             */
            principles?: string[];
            /**
             * Format: uri
             * @example https://example.com/resume.pdf
             */
            resumeUrl?: string;
            targetId?: components["schemas"]["Uuid"];
        };
        PractisedSession: {
            /** @description the start of the session, or when the document was uploaded */
            at: components["schemas"]["Instant"];
            /** @description the same on the wall of your zone */
            atLocal: string;
            /** @example Tuesday 1 December 2026, 16:00 Paris time */
            inWords: string;
            /** @enum {string} */
            kind: "session" | "document";
            zone: string;
        };
        Practising: {
            focus: string | null;
            resumeUrl: string | null;
            topics: string[];
        };
        /**
         * @example {
         *       "dates": [
         *         {
         *           "date": "2027-03-01",
         *           "intervals": []
         *         }
         *       ],
         *       "from": "2027-03-01T00:00:00Z",
         *       "minutes": 60,
         *       "to": "2027-03-08T00:00:00Z",
         *       "weekly": [
         *         {
         *           "days": [
         *             1,
         *             3
         *           ],
         *           "end": "21:00",
         *           "start": "18:00"
         *         }
         *       ],
         *       "zone": "Europe/Paris"
         *     }
         */
        PreviewAvailability: {
            /**
             * @description changes of single dates to try with the hours: none of its intervals is a day off, null gives the date back to the weekly hours. Other dates stay as they are
             * @default []
             */
            dates?: {
                /**
                 * Format: date
                 * @example 2027-03-01
                 */
                date: string;
                intervals: components["schemas"]["WallInterval"][] | null;
            }[];
            /**
             * Format: date-time
             * @example 2027-03-01T17:00:00Z
             */
            from: string;
            minutes: number;
            /**
             * @default {
             *       "bufferAfterMinutes": 0,
             *       "bufferBeforeMinutes": 0,
             *       "horizon": {
             *         "days": 60,
             *         "kind": "rolling"
             *       },
             *       "intervalMinutes": null,
             *       "maxMinutesPerDay": null,
             *       "maxMinutesPerWeek": null,
             *       "maxPerDay": null,
             *       "maxPerWeek": null,
             *       "noticeMinutes": 720,
             *       "startOffsetMinutes": 0
             *     }
             */
            rules?: components["schemas"]["PutBookingRules"];
            /**
             * Format: date-time
             * @example 2027-03-01T17:00:00Z
             */
            to: string;
            weekly: components["schemas"]["WeeklyHours"][];
            /** @example Europe/Paris */
            zone: string;
        };
        /**
         * @description RFC 9457 problem document; code is stable and machine-readable, field names the input at fault.
         * @example {
         *       "code": "slot.taken",
         *       "detail": "Somebody else has just taken this time.",
         *       "requestId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "status": 409,
         *       "title": "Conflict",
         *       "type": "about:blank"
         *     }
         */
        Problem: {
            code: string;
            detail: string;
            /** @description every field that is wrong, with a code and a sentence that says what is wanted */
            errors?: ({
                code?: string;
                field: string;
                message: string;
            } & {
                [key: string]: unknown;
            })[];
            field?: string;
            requestId: string;
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        Progress: {
            /** @description Stages and levels that you have feedback on, the latest first, whatever is filtered for. */
            choices: components["schemas"]["ProgressChoice"][];
            /** @description One for each stage and target level. */
            series: components["schemas"]["ProgressSeries"][];
        };
        ProgressChoice: {
            forms: number;
            latestAt: components["schemas"]["Instant"];
            level: components["schemas"]["Labelled"];
            pack: components["schemas"]["Labelled"];
            stage: components["schemas"]["Labelled"];
        };
        ProgressRecommendation: {
            hires: boolean;
            key: string;
            order: number;
            title: string;
        };
        ProgressSeries: {
            forms: number;
            /** @description The next one of your targets for this pack and level, on your own calendar; null without one. */
            interviewDate: {
                date: string;
                daysLeft: number;
                inWords: string;
            } | null;
            pack: components["schemas"]["Labelled"];
            recommendations: components["schemas"]["ProgressRecommendation"][];
            scale: components["schemas"]["TrendGrade"][];
            /** @description What the points are about, oldest first. */
            sessions: components["schemas"]["ProgressSession"][];
            stage: components["schemas"]["Labelled"];
            targetLevel: components["schemas"]["Labelled"];
            trends: components["schemas"]["Trend"][];
            /** @description The version of the form in whose words the trends are. */
            version: number;
            /** @description Where the form changed: compare across it with care. */
            versionChanges: {
                at: components["schemas"]["Instant"];
                formId: components["schemas"]["Uuid"];
                from: number;
                to: number;
            }[];
        };
        ProgressSession: {
            /** @description When it was held, or its document uploaded. */
            at: components["schemas"]["Instant"];
            /** @description The same on the wall of your zone. */
            atLocal: string;
            bookingId: components["schemas"]["Uuid"];
            coach: components["schemas"]["Person"];
            formId: components["schemas"]["Uuid"];
            inWords: string;
            /** @description In its own words; null where the form gave none that you may read. */
            recommendation: components["schemas"]["ProgressRecommendation"] | null;
            version: number;
        };
        /**
         * @example {
         *       "items": [
         *         {
         *           "attempts": 1,
         *           "closedReason": null,
         *           "eventId": "evt_1Pq7Zk2eZvKYlo2C",
         *           "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f41",
         *           "note": "not understood",
         *           "objectId": "re_1Pq7Zk2eZvKYlo2C",
         *           "orderId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f21",
         *           "receivedAt": "2027-03-01T17:00:00.000Z",
         *           "seenAs": "frozen, 12000 EUR",
         *           "status": "needs_review",
         *           "type": "refund.updated"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ProviderEventPage: {
            items: {
                attempts: number;
                /** @description Why an admin ended it. */
                closedReason: string | null;
                /**
                 * @description The provider’s id; seen:... where no event told, but a list or a look at the object.
                 * @example evt_1Pq7Zk2eZvKYlo2C
                 */
                eventId: string;
                id: components["schemas"]["Uuid"];
                /**
                 * @description Why: unreadable, unknown, missing, unreachable, not understood, foreign, other livemode.
                 * @example not understood
                 */
                note: string | null;
                /** @description What it is about, at the provider. */
                objectId: string | null;
                /** @description The order whose payment it is about, where that is known. */
                orderId: components["schemas"]["Uuid"] | null;
                receivedAt: components["schemas"]["Instant"];
                /**
                 * @description What was not understood: status and amount at the provider, in minor units.
                 * @example frozen, 12000 EUR
                 */
                seenAs: string | null;
                /** @enum {string} */
                status: "needs_review" | "put_aside";
                /**
                 * @description The provider’s word, or unreadable.
                 * @example refund.updated
                 */
                type: string;
            }[];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "reason": "The provider confirmed that this refund is of another shop."
         *     }
         */
        ProviderEventReason: {
            /** @description It is kept in the audit log. */
            reason: string;
        };
        /**
         * @example {
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "minutes": 60,
         *       "packKey": "amazon-tpm",
         *       "price": {
         *         "amount": 12000,
         *         "currency": "EUR"
         *       },
         *       "stageKey": "tpm-phone-screen",
         *       "title": "TPM phone screen"
         *     }
         */
        PublicOffering: {
            id: components["schemas"]["Uuid"];
            minutes: number;
            packKey: string;
            price: components["schemas"]["Money"];
            stageKey: string;
            /**
             * @description what one session is called
             * @example Onsite round
             */
            title: string;
        };
        /**
         * @example {
         *       "rules": {
         *         "bufferAfterMinutes": 10,
         *         "intervalMinutes": 30,
         *         "maxPerDay": 3,
         *         "noticeMinutes": 720
         *       },
         *       "weekly": [
         *         {
         *           "days": [
         *             1,
         *             2,
         *             3,
         *             4,
         *             5
         *           ],
         *           "end": "21:30",
         *           "start": "18:00"
         *         }
         *       ],
         *       "zone": "Europe/Paris"
         *     }
         */
        PutAvailability: {
            /**
             * @default {
             *       "bufferAfterMinutes": 0,
             *       "bufferBeforeMinutes": 0,
             *       "horizon": {
             *         "days": 60,
             *         "kind": "rolling"
             *       },
             *       "intervalMinutes": null,
             *       "maxMinutesPerDay": null,
             *       "maxMinutesPerWeek": null,
             *       "maxPerDay": null,
             *       "maxPerWeek": null,
             *       "noticeMinutes": 720,
             *       "startOffsetMinutes": 0
             *     }
             */
            rules?: components["schemas"]["PutBookingRules"];
            weekly: components["schemas"]["WeeklyHours"][];
            /** @example Europe/Paris */
            zone: string;
        };
        /**
         * @example {
         *       "reason": "You asked us by phone to free your Friday.",
         *       "weekly": [
         *         {
         *           "days": [
         *             1,
         *             2,
         *             3,
         *             4
         *           ],
         *           "end": "21:30",
         *           "start": "18:00"
         *         }
         *       ],
         *       "zone": "Europe/Paris"
         *     }
         */
        PutAvailabilityByAdmin: {
            /**
             * @description Why you edit the hours of somebody else. The coach reads it.
             * @example You asked us by phone to free your Friday.
             */
            reason: string;
            /**
             * @default {
             *       "bufferAfterMinutes": 0,
             *       "bufferBeforeMinutes": 0,
             *       "horizon": {
             *         "days": 60,
             *         "kind": "rolling"
             *       },
             *       "intervalMinutes": null,
             *       "maxMinutesPerDay": null,
             *       "maxMinutesPerWeek": null,
             *       "maxPerDay": null,
             *       "maxPerWeek": null,
             *       "noticeMinutes": 720,
             *       "startOffsetMinutes": 0
             *     }
             */
            rules?: components["schemas"]["PutBookingRules"];
            weekly: components["schemas"]["WeeklyHours"][];
            /** @example Europe/Paris */
            zone: string;
        };
        /**
         * @description How sessions are laid into the hours. What is left out has its default.
         * @example {
         *       "bufferAfterMinutes": 10,
         *       "intervalMinutes": 30,
         *       "maxPerDay": 3
         *     }
         */
        PutBookingRules: {
            /** @default 0 */
            bufferAfterMinutes?: number;
            /** @default 0 */
            bufferBeforeMinutes?: number;
            /**
             * @default {
             *       "days": 60,
             *       "kind": "rolling"
             *     }
             */
            horizon?: components["schemas"]["BookingHorizon"];
            /**
             * @description distance between two starts; null: the length of the session
             * @default null
             */
            intervalMinutes?: number | null;
            /**
             * @description minutes of sessions on one date of the coach
             * @default null
             */
            maxMinutesPerDay?: number | null;
            /**
             * @description minutes of sessions in one week of the coach
             * @default null
             */
            maxMinutesPerWeek?: number | null;
            /**
             * @description sessions on one date of the coach; null: no limit
             * @default null
             */
            maxPerDay?: number | null;
            /**
             * @description sessions in one week of the coach, Monday to Sunday
             * @default null
             */
            maxPerWeek?: number | null;
            /**
             * @description a session starts at least this long after it is booked; at least the time to pay and an hour
             * @default 720
             */
            noticeMinutes?: number;
            /**
             * @description distance from the start of a window to the first start in it
             * @default 0
             */
            startOffsetMinutes?: number;
        };
        /**
         * @description Hours that replace the weekly ones on one date. None: a day off.
         * @example {
         *       "intervals": []
         *     }
         */
        PutDateOverride: {
            intervals: components["schemas"]["WallInterval"][];
        };
        /**
         * @example {
         *       "intervals": [],
         *       "reason": "You told us that you are ill."
         *     }
         */
        PutDateOverrideByAdmin: {
            intervals: components["schemas"]["WallInterval"][];
            /**
             * @description Why you edit the hours of somebody else. The coach reads it.
             * @example You asked us by phone to free your Friday.
             */
            reason: string;
        };
        /**
         * @example {
         *       "decision": "approve",
         *       "reason": "Clear, and nothing like it in the bank."
         *     }
         */
        QuestionDecision: {
            /** @enum {string} */
            decision: "approve" | "reject" | "restore";
            /** @description who added it reads it */
            reason: string;
        };
        QuestionReport: {
            createdAt: components["schemas"]["Instant"];
            decidedAt: components["schemas"]["Instant"] | null;
            decisionReason: string | null;
            id: components["schemas"]["Uuid"];
            packKey: string;
            questionId: components["schemas"]["Uuid"];
            questionKey: string;
            questionText: string;
            reason: string;
            reporterId: components["schemas"]["Uuid"];
            /** @enum {string} */
            status: "open" | "kept" | "retired";
        };
        /**
         * @example {
         *       "decision": "retire",
         *       "reason": "It is word for word from an internal page."
         *     }
         */
        QuestionReportDecision: {
            /** @enum {string} */
            decision: "keep" | "retire";
            /** @description those who reported it read it */
            reason: string;
        };
        QuestionReportPage: {
            items: components["schemas"]["QuestionReport"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        /**
         * @example {
         *       "reason": "Interviews have stopped asking this."
         *     }
         */
        QuestionRetirement: {
            reason: string;
        };
        QueuedForm: {
            bookingId: components["schemas"]["Uuid"];
            candidate: components["schemas"]["Person"];
            dueAt: components["schemas"]["Instant"];
            endsAt: components["schemas"]["Instant"];
            filedAt: components["schemas"]["Instant"] | null;
            /** @description Null until you start it. */
            form: {
                id: components["schemas"]["Uuid"];
                /** @enum {string} */
                status: "in_progress" | "submitted" | "amended" | "entered_in_error";
                updatedAt: components["schemas"]["Instant"];
                version: number;
            } | null;
            overdue: boolean;
            pack: components["schemas"]["Labelled"];
            stage: components["schemas"]["Labelled"];
            startsAt: components["schemas"]["Instant"];
            /**
             * @description Null until it is filed.
             * @enum {string|null}
             */
            timeliness: "on_time" | "late" | null;
        };
        /**
         * @example {
         *       "bookingId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "changeable": false,
         *       "hidden": false,
         *       "publicFrom": "2027-03-08T00:00:00.000Z",
         *       "publicFromLocal": "2027-03-08T01:00:00+01:00",
         *       "ratedAt": "2027-03-01T19:00:00.000Z",
         *       "reply": {
         *         "hidden": false,
         *         "repliedAt": "2027-03-02T08:00:00.000Z",
         *         "text": "Thank you, and good luck!"
         *       },
         *       "shownToCoach": true,
         *       "stars": 5,
         *       "text": "Precise, kind, and on time."
         *     }
         */
        Rating: {
            bookingId: components["schemas"]["Uuid"];
            /** @description While its coach cannot read it, and their feedback is not out. */
            changeable: boolean;
            /** @description true when an admin hid it after a report */
            hidden: boolean;
            /** @description The Monday from which it counts and everybody may read it, without a name. Earlier when the coach files their form before that. */
            publicFrom: components["schemas"]["Instant"];
            /** @description the same on the wall of your zone */
            publicFromLocal: string;
            ratedAt: components["schemas"]["Instant"];
            /** @description What the coach answers. */
            reply: {
                hidden: boolean;
                repliedAt: components["schemas"]["Instant"];
                text: string;
            } | null;
            /** @description The coach sees it once their form is in, or 14 days after it was due. */
            shownToCoach: boolean;
            stars: number;
            text: string | null;
        };
        RatingReport: {
            /** @enum {string} */
            about: "rating" | "reply";
            createdAt: components["schemas"]["Instant"];
            decidedAt: components["schemas"]["Instant"] | null;
            decisionReason: string | null;
            id: components["schemas"]["Uuid"];
            rating: {
                bookingId: components["schemas"]["Uuid"];
                coachId: components["schemas"]["Uuid"];
                reply: string | null;
                stars: number;
                text: string | null;
            };
            /** @enum {string} */
            reason: "insult" | "personal_data" | "not_about_the_session" | "untrue" | "other";
            reporterId: components["schemas"]["Uuid"];
            /** @enum {string} */
            status: "open" | "kept" | "hidden";
            text: string;
        };
        /**
         * @example {
         *       "decision": "hide",
         *       "reason": "It names a person who has nothing to do with the session."
         *     }
         */
        RatingReportDecision: {
            /** @enum {string} */
            decision: "keep" | "hide";
            /** @description who wrote it and who reported it read it */
            reason: string;
        };
        RatingReportPage: {
            items: components["schemas"]["RatingReport"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        RecommendationChoice: {
            description: string;
            hires: boolean;
            key: string;
            order: number;
            title: string;
        };
        /**
         * @description Empty when the refresh token is in the cookie.
         * @example {
         *       "refreshToken": "kV3xq0m1Zt8uYw5sB7nA2cD4eF6gH9jK"
         *     }
         */
        Refresh: {
            refreshToken?: string;
        };
        ReleasedForm: {
            /** @description what you can do with it, and why not, where only that stands in the way */
            actions: {
                /** @enum {string} */
                name: "share" | "rate";
                refusedWhy: string | null;
            }[];
            /** @description when its coach corrected it last */
            amendedAt: components["schemas"]["Instant"] | null;
            bookFor: components["schemas"]["BookFor"];
            bookingId: components["schemas"]["Uuid"];
            candidate: components["schemas"]["Person"];
            coach: components["schemas"]["Person"];
            comments: components["schemas"]["FormText"][];
            competencies: components["schemas"]["ReleasedItem"][];
            disclaimer: string;
            facts: components["schemas"]["ReportFact"][];
            /** @description Hash over everything this form ever said; compare it to notice a change. */
            fingerprint: string | null;
            id: components["schemas"]["Uuid"];
            /** @description by which you share it, newest first; empty for its coach */
            links: components["schemas"]["ReportLink"][];
            /** @description how long the session was; null for a document */
            minutes: number | null;
            notTested: components["schemas"]["Choice"];
            notes: {
                fields: components["schemas"]["FormText"][];
                number: number;
                /** @description a question of the bank, which you may report to us */
                reportable: boolean;
            }[];
            /** @example Practice, not a hiring decision. */
            notice: string;
            pack: components["schemas"]["Labelled"];
            /** @description what a link may show, to choose from */
            parts: components["schemas"]["ReportPart"][];
            principles: components["schemas"]["ReleasedItem"][];
            /** @description yours of this session */
            rating: components["schemas"]["Rating"] | null;
            recommendation: components["schemas"]["GivenRecommendation"] | null;
            recommendations: components["schemas"]["RecommendationChoice"][];
            /**
             * @description what to call the report: the session and its day in your zone
             * @example TPM phone screen, Amazon: mock interview of 1 December 2026
             */
            reportTitle: string;
            scale: components["schemas"]["ScaleGrade"][];
            /** @description how the candidate graded themselves before; gap counts steps of the scale, above zero where the coach saw more */
            selfGrade: {
                coach: string | null;
                coachKey: string | null;
                gap: number | null;
                /** @example You: Solid. Your coach: Raising the bar. 1 step higher. */
                inWords: string;
                key: string;
                own: string;
                ownKey: string;
                /** @enum {string} */
                part: "principles" | "competencies";
                title: string;
            }[];
            session: components["schemas"]["PractisedSession"];
            stage: components["schemas"]["Labelled"];
            /** @description null only in the preview of its coach */
            submittedAt: components["schemas"]["Instant"] | null;
            /** @description questions to practise with, none that you were given before */
            suggestions: components["schemas"]["SuggestedQuestion"][];
            targetLevel: components["schemas"]["Labelled"];
            /** @description of the form; what to call the report is reportTitle */
            title: string;
            /** @description what the report said from version to version, oldest first, and what each correction changed */
            versions: components["schemas"]["ReportVersion"][];
            /** @description what did not reach the target level, weakest first */
            workOn: components["schemas"]["WeakItem"][];
        };
        ReleasedFormVersions: {
            bookingId: components["schemas"]["Uuid"];
            /** @description Hash over everything the form ever said; changes with every entry and never otherwise. */
            fingerprint: string | null;
            versions: {
                at: components["schemas"]["Instant"];
                form: {
                    comments: components["schemas"]["FormText"][];
                    competencies: components["schemas"]["ReleasedItem"][];
                    notes: components["schemas"]["ReleasedNote"][];
                    principles: components["schemas"]["ReleasedItem"][];
                    recommendation: components["schemas"]["GivenRecommendation"] | null;
                };
                /** @enum {string} */
                kind: "submitted" | "amended" | "entered_in_error";
                number: number;
                /** @description why the coach amended it */
                reason: string | null;
            }[];
        };
        ReleasedItem: {
            /** @description in words, and the numbers of the notes that show it */
            evidence: {
                notes: number[];
                text: string | null;
            } | null;
            fields: components["schemas"]["FormText"][];
            grade: {
                /** @description what an answer at this grade looks like */
                anchor: string | null;
                description: string;
                key: string;
                /** @description the next higher grade; null at the top, and for what was not tested */
                next: {
                    anchor: string | null;
                    description: string;
                    key: string;
                    title: string;
                } | null;
                /** @description null for what was not tested */
                passing: boolean | null;
                title: string;
            } | null;
            key: string;
            title: string;
        };
        ReleasedNote: {
            fields: components["schemas"]["FormText"][];
            number: number;
        };
        /**
         * @example {
         *       "text": "Thank you, and good luck!"
         *     }
         */
        ReplyToRating: {
            /** @description everybody will read it below the rating */
            text: string;
        };
        /**
         * @example {
         *       "note": 1,
         *       "reason": "I know this one from the inside: it is not public."
         *     }
         */
        ReportAskedQuestion: {
            /** @description number of the note in your feedback */
            note: number;
            /** @description what makes it look confidential, or unfit to ask */
            reason: string;
        };
        ReportFact: {
            term: string;
            text: string;
        };
        ReportInShort: {
            amendment: {
                at: components["schemas"]["Instant"];
                atLocal: components["schemas"]["Local"];
                reason: string;
            } | null;
            /** @example Hire */
            recommendation: string | null;
            releasedAt: components["schemas"]["Instant"];
            releasedAtLocal: components["schemas"]["Local"];
        };
        ReportLink: {
            bookingId: components["schemas"]["Uuid"];
            coach: components["schemas"]["Person"];
            createdAt: components["schemas"]["Instant"];
            /** @description the same on the wall of your zone */
            createdAtLocal: string;
            expiresAt: components["schemas"]["Instant"];
            expiresAtLocal: string;
            id: components["schemas"]["Uuid"];
            label: string | null;
            lastVisitAt: components["schemas"]["Instant"] | null;
            lastVisitAtLocal: string | null;
            parts: ("recommendation" | "principles" | "competencies" | "notes")[];
            /**
             * @description what to call the report: the session and its day in your zone
             * @example TPM phone screen, Amazon: mock interview of 1 December 2026
             */
            reportTitle: string;
            revokedAt: components["schemas"]["Instant"] | null;
            session: components["schemas"]["PractisedSession"];
            /** @description the parts, as people call them */
            shows: components["schemas"]["ReportPart"][];
            /**
             * @description withdrawn: the feedback was taken back, so that the link leads nowhere though it has not ended
             * @enum {string}
             */
            state: "open" | "expired" | "revoked" | "withdrawn";
            /** @description how often it was followed; programs that make previews count too */
            visits: number;
        };
        ReportLinkVisits: {
            bookingId: components["schemas"]["Uuid"];
            coach: components["schemas"]["Person"];
            createdAt: components["schemas"]["Instant"];
            /** @description the same on the wall of your zone */
            createdAtLocal: string;
            expiresAt: components["schemas"]["Instant"];
            expiresAtLocal: string;
            id: components["schemas"]["Uuid"];
            label: string | null;
            lastVisitAt: components["schemas"]["Instant"] | null;
            lastVisitAtLocal: string | null;
            /** @description the newest visits first, at most 100 */
            log: {
                agent: string | null;
                at: components["schemas"]["Instant"];
                atLocal: string;
            }[];
            parts: ("recommendation" | "principles" | "competencies" | "notes")[];
            /**
             * @description what to call the report: the session and its day in your zone
             * @example TPM phone screen, Amazon: mock interview of 1 December 2026
             */
            reportTitle: string;
            revokedAt: components["schemas"]["Instant"] | null;
            session: components["schemas"]["PractisedSession"];
            /** @description the parts, as people call them */
            shows: components["schemas"]["ReportPart"][];
            /**
             * @description withdrawn: the feedback was taken back, so that the link leads nowhere though it has not ended
             * @enum {string}
             */
            state: "open" | "expired" | "revoked" | "withdrawn";
            /** @description how often it was followed; programs that make previews count too */
            visits: number;
        };
        ReportLinks: {
            items: components["schemas"]["ReportLink"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        ReportPart: {
            /** @enum {string} */
            key: "recommendation" | "principles" | "competencies" | "notes";
            title: string;
        };
        /**
         * @example {
         *       "reason": "It names a project that is not public."
         *     }
         */
        ReportQuestion: {
            /** @description what makes it look confidential, or unfit to ask */
            reason: string;
        };
        /**
         * @example {
         *       "reason": "personal_data",
         *       "text": "It names my employer."
         *     }
         */
        ReportRating: {
            /** @enum {string} */
            reason: "insult" | "personal_data" | "not_about_the_session" | "untrue" | "other";
            /** @description what is wrong with it; only admins read this */
            text: string;
        };
        ReportVersion: {
            at: components["schemas"]["Instant"];
            corrections: {
                after: string | null;
                before: string | null;
                /**
                 * @description what of it, as people call it
                 * @example Grade
                 */
                field: string;
                /** @description of the item, or the number of the note */
                key: string;
                /** @enum {string} */
                part: "recommendation" | "principles" | "competencies" | "notes";
                title: string;
            }[];
            inWords: string;
            /** @enum {string} */
            kind: "submitted" | "amended" | "entered_in_error";
            number: number;
            /** @description why the coach amended it */
            reason: string | null;
        };
        Review: {
            /** @description When the coach began; from then on it cannot be cancelled. */
            begunAt: components["schemas"]["Instant"] | null;
            candidate: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            /** @description Where to pay; ask again while it is null and the order is held. */
            checkout: {
                expiresAt: components["schemas"]["Instant"];
                url: string;
            } | null;
            coach: {
                id: components["schemas"]["Uuid"];
                name: string;
            };
            createdAt: components["schemas"]["Instant"];
            days: number;
            documents: components["schemas"]["ReviewedDocument"][];
            /** @description When the feedback is due; null until the upload. */
            dueAt: components["schemas"]["Instant"] | null;
            /** @description Null where no feedback is to come, or before the upload. */
            feedback: components["schemas"]["FeedbackStep"] | null;
            /** @description When the feedback was filed; to its candidate, from when on they may read it. */
            formFiledAt: components["schemas"]["Instant"] | null;
            /** @description Until when the order can be paid; null once paid or over. */
            hold: {
                expiresAt: components["schemas"]["Instant"];
                givingUp: boolean;
            } | null;
            /** @description also the id of its booking, wherever feedback asks for one */
            id: components["schemas"]["Uuid"];
            packKey: string;
            price: components["schemas"]["Money"];
            /** @description What to write about. Null until it is paid, and where there is none. */
            prompt: {
                key: string;
                text: string;
                title: string;
            } | null;
            rules: components["schemas"]["DocumentRules"];
            stageKey: string;
            /** @enum {string} */
            status: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
            /** @description Until when the document may come; after that the order is cancelled and paid back. Null before and after that wait. */
            uploadBy: components["schemas"]["Instant"] | null;
            uploadByLocal: string | null;
        };
        ReviewedDocument: {
            /** @description false once its author has erased their data */
            available: boolean;
            bytes: number;
            /** @example text/markdown */
            mediaType: string;
            /** @example essay.md */
            name: string | null;
            /**
             * @description 1 is what the feedback is about, 2 came after it
             * @example 1
             */
            revision: number;
            sha256: string | null;
            uploadedAt: components["schemas"]["Instant"];
            uploadedAtLocal: string;
            words: number | null;
        };
        Rules: {
            /** @description What comes back to a candidate who cancels a session, as it is sold today. */
            cancelling: {
                /**
                 * @description The price that the amounts below are worked out for.
                 * @example {
                 *       "amount": 12000,
                 *       "currency": "EUR"
                 *     }
                 */
                example: components["schemas"]["Money"];
                rows: {
                    back: components["schemas"]["Money"];
                    percentBack: number;
                    /** @example Before the session begins */
                    when: string;
                }[];
            };
            /** @description Everything else that holds for both sides, in sentences. */
            sections: {
                sentences: string[];
                title: string;
            }[];
        };
        ScaleGrade: {
            description: string;
            key: string;
            order: number;
            passing: boolean;
            title: string;
        };
        /** @description Your own grades, and the scale and items to choose from. */
        SelfGrade: {
            /** @description Empty once it is closed, or its time is over. */
            actions: {
                /** @enum {string} */
                name: "save" | "finish" | "skip";
                refusedWhy: string | null;
            }[];
            bookingId: components["schemas"]["Uuid"];
            closedAt: components["schemas"]["Instant"] | null;
            coach: components["schemas"]["Person"];
            competencies: {
                anchors: {
                    [key: string]: string;
                };
                key: string;
                title: string;
            }[];
            /** @description Until when you can grade yourself, and what follows; null while it is disputed. */
            feedback: components["schemas"]["FeedbackStep"] | null;
            gradable: number;
            /** @description How many items have a grade of yours; gradable: of how many. */
            graded: number;
            grades: {
                competencies: {
                    [key: string]: string;
                };
                principles: {
                    [key: string]: string;
                };
            };
            /** @example Tuesday 1 December 2026, 16:00 Paris time */
            inWords: string;
            /** @enum {string} */
            kind: "session" | "document";
            notTested: {
                description: string;
                key: string;
                title: string;
            };
            pack: components["schemas"]["Labelled"];
            principles: {
                anchors: {
                    [key: string]: string;
                };
                key: string;
                title: string;
            }[];
            scale: {
                description: string;
                key: string;
                order: number;
                passing: boolean;
                title: string;
            }[];
            stage: components["schemas"]["Labelled"];
            startsAt: components["schemas"]["Instant"];
            /** @description The same on the wall of your zone. */
            startsAtLocal: string;
            /** @enum {string} */
            status: "not_started" | "in_progress" | "finished" | "skipped" | "expired";
            targetLevel: components["schemas"]["Labelled"];
            /** @description Also the ETag; 0 before the first save. Send it as If-Match. */
            version: number;
            /** @example Marcus cannot see this before his own feedback is filed and open to you. */
            whoReadsIt: string;
            zone: string;
        };
        /**
         * @description All your grades so far, by item; keys are those of the template. What is left out is removed.
         * @example {
         *       "competencies": {
         *         "delivery": "raising_bar"
         *       },
         *       "principles": {
         *         "ownership": "not_tested"
         *       }
         *     }
         */
        SelfGradeDraft: {
            competencies: {
                [key: string]: string;
            };
            principles: {
                [key: string]: string;
            };
        };
        /**
         * @example {
         *       "outcome": "finished"
         *     }
         */
        SelfGradeEnd: {
            /** @enum {string} */
            outcome: "finished" | "skipped";
        };
        Session: {
            accessToken: string;
            accessTokenExpiresAt: components["schemas"]["Instant"];
            /** @description Null when it was set as a cookie. */
            refreshToken: string | null;
            refreshTokenExpiresAt: components["schemas"]["Instant"];
        };
        SessionKit: {
            bookingId: components["schemas"]["Uuid"];
            candidate: components["schemas"]["Person"];
            createdAt: components["schemas"]["Instant"];
            minutes: number;
            /** @description those you assess in this session, on the form too */
            principles: components["schemas"]["Labelled"][];
            questions: components["schemas"]["KitQuestion"][];
            /** @description kinds of questions of which this candidate has met nearly all */
            shortages: {
                category: string;
                reason: string;
            }[];
            stage: components["schemas"]["Labelled"];
            startsAt: components["schemas"]["Instant"];
            /** @description what you swapped, oldest first */
            swaps: {
                at: components["schemas"]["Instant"];
                in: string;
                out: string;
                reason: string;
            }[];
            targetLevel: components["schemas"]["Labelled"];
            /** @description principles without a question that this candidate has not had before */
            uncovered: {
                principle: string;
                reason: string;
            }[];
            /** @description what the candidate wants to practise */
            wishes: {
                competencies: components["schemas"]["Labelled"][];
                focus: string | null;
                principles: components["schemas"]["Labelled"][];
                resumeUrl: string | null;
            };
        };
        /**
         * @example {
         *       "candidateFirstName": "Maya",
         *       "endsAt": "2027-03-01T18:00:00.000Z",
         *       "endsAtLocal": "2027-03-01T19:00:00.000+01:00",
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f12",
         *       "reason": {
         *         "date": "2027-03-01",
         *         "rule": "day_off",
         *         "text": "1 March 2027 is a day off"
         *       },
         *       "startsAt": "2027-03-01T17:00:00.000Z",
         *       "startsAtLocal": "2027-03-01T18:00:00.000+01:00",
         *       "title": "TPM phone screen",
         *       "zone": "Europe/Paris"
         *     }
         */
        SessionOutsideHours: {
            candidateFirstName: string;
            endsAt: components["schemas"]["Instant"];
            /**
             * @description on the wall of the zone of the hours, with its offset
             * @example 2027-03-01T18:00:00.000+01:00
             */
            endsAtLocal: string;
            /** @description of the booking */
            id: components["schemas"]["Uuid"];
            reason: {
                /** @description the date of the coach whose hours are missing */
                date: string;
                /**
                 * @description day_off: the date is off; date_hours: the date has hours of its own, which do not hold it; outside_hours: the weekly hours do not
                 * @enum {string}
                 */
                rule: "day_off" | "date_hours" | "outside_hours";
                text: string;
            };
            startsAt: components["schemas"]["Instant"];
            /**
             * @description on the wall of the zone of the hours, with its offset
             * @example 2027-03-01T18:00:00.000+01:00
             */
            startsAtLocal: string;
            title: string;
            /** @description that of the hours */
            zone: string;
        };
        /** @description What a link shows; the parts that it does not are empty. */
        SharedReport: {
            candidate: {
                name: string;
            };
            coach: {
                name: string;
            };
            comments: components["schemas"]["FormText"][];
            competencies: components["schemas"]["ReleasedItem"][];
            disclaimer: string;
            facts: components["schemas"]["ReportFact"][];
            /** @description where the same is fetched as a PDF; null in a preview */
            file: string | null;
            fingerprint: string | null;
            notTested: components["schemas"]["Choice"];
            notes: components["schemas"]["ReleasedNote"][];
            /** @example Practice, not a hiring decision. */
            notice: string;
            pack: components["schemas"]["Labelled"];
            principles: components["schemas"]["ReleasedItem"][];
            recommendation: components["schemas"]["GivenRecommendation"] | null;
            recommendations: components["schemas"]["RecommendationChoice"][];
            /**
             * @description what to call the report: the session and its day in your zone
             * @example TPM phone screen, Amazon: mock interview of 1 December 2026
             */
            reportTitle: string;
            scale: components["schemas"]["ScaleGrade"][];
            session: components["schemas"]["PractisedSession"];
            /** @description when the link ends, on the wall of its candidate; null in their preview */
            sharedUntil: {
                at: components["schemas"]["Instant"];
                atLocal: string;
                inWords: string;
            } | null;
            /** @description the parts that its candidate chose */
            shows: components["schemas"]["ReportPart"][];
            stage: components["schemas"]["Labelled"];
            /** @description questions to practise with, none that you were given before */
            suggestions: components["schemas"]["SuggestedQuestion"][];
            targetLevel: components["schemas"]["Labelled"];
            /** @description what did not reach the target level, weakest first */
            workOn: components["schemas"]["WeakItem"][];
        };
        /**
         * @example {
         *       "email": "ada@example.com",
         *       "name": "Ada Moreau",
         *       "password": "four plain words here",
         *       "termsAccepted": true,
         *       "zone": "Europe/Paris"
         *     }
         */
        SignUp: {
            /**
             * @description Also become a coach; needs coachTermsAccepted.
             * @default false
             */
            coach?: boolean;
            /**
             * @description I will not use confidential questions of a former employer.
             * @enum {boolean}
             */
            coachTermsAccepted?: true;
            /**
             * Format: email
             * @description Domains of other scripts are taken as they are written; capitals do not matter.
             * @example ada@example.com
             */
            email: string;
            /** @example Ada Moreau */
            name: string;
            /**
             * @description The page that they wanted to see; the link in the mail leads back to it. Dropped unless it is one of ours.
             * @example /bookings
             */
            next?: string;
            /**
             * @description 10 to 128 characters, not a common one.
             * @example four plain words here
             */
            password: string;
            /** @enum {boolean} */
            termsAccepted: true;
            /** @example Europe/Paris */
            zone: string;
        };
        /**
         * @example {
         *       "bookable": false,
         *       "reasons": [
         *         {
         *           "rule": "notice"
         *         }
         *       ],
         *       "startsAt": "2027-03-01T17:00:00.000Z"
         *     }
         */
        SlotExplanation: {
            bookable: boolean;
            reasons: {
                /** @description the booking or calendar it is about */
                ref?: string;
                /** @enum {string} */
                rule: "no_hours" | "outside_hours" | "day_off" | "off_grid" | "notice" | "horizon" | "daily_cap" | "weekly_cap" | "busy" | "buffer" | "outside_busy" | "hold";
            }[];
            startsAt: components["schemas"]["Instant"];
        };
        /**
         * @example {
         *       "coachId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "coachOffsets": [
         *         {
         *           "minutes": -300,
         *           "since": "2027-03-01T00:00:00.000Z"
         *         }
         *       ],
         *       "coachZone": "America/New_York",
         *       "from": "2027-03-01T00:00:00.000Z",
         *       "minutes": 60,
         *       "nextAvailable": null,
         *       "offeringId": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11",
         *       "slots": [
         *         {
         *           "startsAt": "2027-03-01T17:00:00.000Z",
         *           "startsAtLocal": "2027-03-01T18:00:00.000+01:00"
         *         }
         *       ],
         *       "to": "2027-03-02T00:00:00.000Z",
         *       "zone": "Europe/Paris"
         *     }
         */
        Slots: {
            coachId: components["schemas"]["Uuid"];
            /** @description what the coach's wall shows: so many minutes later than UTC, each from that instant on */
            coachOffsets: {
                minutes: number;
                since: components["schemas"]["Instant"];
            }[];
            /** @description null while the coach has set no hours */
            coachZone: string | null;
            from: components["schemas"]["Instant"];
            minutes: number;
            /** @description where to look when there are no slots: the first one after the range, if any */
            nextAvailable: {
                startsAt: components["schemas"]["Instant"];
                /**
                 * @description the same instant on the wall of the zone asked for, with its offset
                 * @example 2027-03-01T18:00:00.000+01:00
                 */
                startsAtLocal: string;
            } | null;
            offeringId: components["schemas"]["Uuid"];
            slots: {
                startsAt: components["schemas"]["Instant"];
                /**
                 * @description the same instant on the wall of the zone asked for, with its offset
                 * @example 2027-03-01T18:00:00.000+01:00
                 */
                startsAtLocal: string;
            }[];
            to: components["schemas"]["Instant"];
            zone: string;
        };
        StageSummary: {
            bookable: boolean;
            key: string;
            minutes: components["schemas"]["Bounds"] | null;
            order: number;
            /**
             * @description what one session of it is called, where the stage has several; else as the stage
             * @example Onsite round
             */
            sessionTitle?: string;
            title: string;
        };
        StoredFormValue: string | {
            noteIds?: string[];
            questionKey?: string;
            text?: string;
        };
        SuggestedQuestion: {
            key: string;
            practises: string;
            text: string;
        };
        /**
         * @example {
         *       "bookings": [],
         *       "reason": "Repeated complaints.",
         *       "upcoming": "cancel"
         *     }
         */
        Suspension: {
            /**
             * @description Bookings for which something else holds, as {"id": "...", "choice": "keep"}.
             * @default []
             */
            bookings?: {
                /** @enum {string} */
                choice: "cancel" | "keep";
                id: components["schemas"]["Uuid"];
            }[];
            /**
             * @description It goes into the mails of everybody concerned.
             * @example The candidate asked by phone.
             */
            reason: string;
            /**
             * @description Of all confirmed bookings that have not begun: cancel with all money back, or keep. Holds always end.
             * @default cancel
             * @enum {string}
             */
            upcoming?: "cancel" | "keep";
        };
        /**
         * @example {
         *       "questionKey": "gap-between-teams",
         *       "reason": "They told me this story while we said hello."
         *     }
         */
        SwapKitQuestion: {
            /** @description the question of the kit that goes */
            questionKey: string;
            /** @description kept with the kit */
            reason: string;
            /** @description the question of the bank that comes; without it, one of the same kind is drawn that the candidate has not met */
            replacementKey?: string;
        };
        /**
         * @example {
         *       "coachTermsAccepted": true,
         *       "role": "coach"
         *     }
         */
        TakeRole: {
            /** @enum {boolean} */
            coachTermsAccepted?: true;
            /** @enum {string} */
            role: "candidate" | "coach";
        };
        /**
         * @example {
         *       "competencies": [
         *         {
         *           "key": "communication",
         *           "title": "Communication"
         *         }
         *       ],
         *       "createdAt": "2027-02-01T12:00:00.000Z",
         *       "focusCompetencies": [
         *         "communication"
         *       ],
         *       "focusPrinciples": [
         *         "ownership",
         *         "dive-deep"
         *       ],
         *       "id": "0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10",
         *       "interviewDate": "2027-03-15",
         *       "level": {
         *         "key": "l6",
         *         "title": "Senior TPM (L6)"
         *       },
         *       "levelKey": "l6",
         *       "pack": {
         *         "key": "amazon-tpm",
         *         "title": "Amazon - Technical Program Manager"
         *       },
         *       "packKey": "amazon-tpm",
         *       "principles": [
         *         {
         *           "key": "ownership",
         *           "title": "Ownership"
         *         },
         *         {
         *           "key": "dive-deep",
         *           "title": "Dive Deep"
         *         }
         *       ],
         *       "updatedAt": "2027-02-01T12:00:00.000Z"
         *     }
         */
        Target: {
            /** @description The same as focusCompetencies, with their titles. */
            competencies: components["schemas"]["Labelled"][];
            createdAt: components["schemas"]["Instant"];
            focusCompetencies: string[];
            focusPrinciples: string[];
            id: components["schemas"]["Uuid"];
            interviewDate: string | null;
            level: components["schemas"]["Labelled"];
            levelKey: string;
            pack: components["schemas"]["Labelled"];
            packKey: string;
            /** @description The same as focusPrinciples, with their names. */
            principles: components["schemas"]["Labelled"][];
            updatedAt: components["schemas"]["Instant"];
        };
        TargetPage: {
            items: components["schemas"]["Target"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
        TemplateCompetencies: {
            fields: components["schemas"]["TemplateField"][];
            items: components["schemas"]["TemplateItem"][];
            title: string;
        };
        TemplateField: {
            /** @enum {string} */
            audience: "candidate" | "coach" | "platform";
            hint: string;
            key: string;
            /** @enum {string} */
            kind: "question" | "text" | "timestamp" | "grade" | "evidence" | "recommendation";
            maxLength: number | null;
            required: boolean;
            title: string;
        };
        TemplateItem: {
            /** @description what an answer looks like, by grade of the scale */
            anchors: {
                [key: string]: string;
            };
            key: string;
        };
        TemplateNotes: {
            atLeast: number;
            fields: components["schemas"]["TemplateField"][];
            title: string;
        };
        TemplatePredecessor: {
            grades: {
                from: string;
                to: string;
            }[];
            items: {
                from: string | null;
                /** @enum {string} */
                part: "competencies" | "principles";
                /** @description why the item is dropped; required where `to` is null */
                reason?: string;
                to: string | null;
            }[];
            version: number;
        };
        TemplatePrinciples: {
            fields: components["schemas"]["TemplateField"][];
            items: components["schemas"]["TemplateItem"][];
            perInterviewer: components["schemas"]["Bounds"];
            title: string;
        };
        TemplateRecommendation: {
            fields: components["schemas"]["TemplateField"][];
            title: string;
            values: {
                description: string;
                hires: boolean;
                key: string;
                order: number;
                title: string;
            }[];
        };
        TemplateScale: {
            notTested: {
                description: string;
                key: string;
                title: string;
            };
            values: {
                description: string;
                key: string;
                order: number;
                passing: boolean;
                title: string;
            }[];
        };
        ToDo: {
            /** @enum {string} */
            kind: "pay" | "giveUp" | "bookAgain" | "join" | "cancel" | "addToCalendar" | "reportNoShow" | "answerNoShow" | "uploadDocument" | "uploadSecondVersion" | "readDocument" | "compareDocuments" | "gradeYourself" | "skipSelfGrade" | "readFeedback" | "rate" | "editRating" | "openKit" | "writeFeedback" | "endEarly" | "replyToRating";
            until: components["schemas"]["Instant"] | null;
            untilLocal: components["schemas"]["Local"] | null;
        };
        Trend: {
            key: string;
            /** @description Forms that did not test it. They count for nothing else. */
            notTested: number;
            /** @description The forms, by their ids, that did not test it. Oldest first. */
            notTestedIn: components["schemas"]["Uuid"][];
            /** @description Your own grades, where you graded yourself before you read the form. Oldest first. */
            own: {
                bookingId: components["schemas"]["Uuid"];
                formId: components["schemas"]["Uuid"];
                grade: components["schemas"]["TrendGrade"];
            }[];
            /** @enum {string} */
            part: "competencies" | "principles";
            /** @description How often it reached the target level, 0 to 1, with the 95 % interval (Wilson). Null below three grades: one session is noise. */
            passing: {
                high: number;
                /** @example Raising the bar or above in 3 of 4; with so few, 30 to 95 % is possible. */
                inWords: string;
                low: number;
                n: number;
                share: number;
            } | null;
            /** @description Oldest first. */
            points: components["schemas"]["TrendPoint"][];
            title: string;
        };
        TrendGrade: {
            key: string;
            order: number;
            passing: boolean;
            title: string;
        };
        TrendPoint: {
            /** @description What the form itself says, where its version said it otherwise. */
            asGiven: {
                grade: string;
                item: string;
            } | null;
            at: components["schemas"]["Instant"];
            bookingId: components["schemas"]["Uuid"];
            formId: components["schemas"]["Uuid"];
            /** @description In the words of the present version. */
            grade: components["schemas"]["TrendGrade"];
            /** @description Of the form it was given on. */
            version: number;
        };
        /**
         * Format: uuid
         * @example 0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10
         */
        Uuid: string;
        /**
         * @description Wall-clock hours of one date, half-open; 24:00 and 23:59 as an end both mean midnight.
         * @example {
         *       "end": "12:30",
         *       "start": "09:00"
         *     }
         */
        WallInterval: {
            /** @example 09:30 */
            end: string;
            /** @example 09:30 */
            start: string;
        };
        WeakItem: {
            grade: string;
            gradeKey: string;
            key: string;
            /** @enum {string} */
            part: "principles" | "competencies";
            title: string;
        };
        WebhookReceived: {
            /** @enum {boolean} */
            received: true;
        };
        /**
         * @description Hours that repeat on these days, in the wall-clock time of the coach. Overlapping ones join.
         * @example {
         *       "days": [
         *         1,
         *         2,
         *         3,
         *         4,
         *         5
         *       ],
         *       "end": "17:00",
         *       "start": "09:00"
         *     }
         */
        WeeklyHours: {
            /**
             * @description days of the week, 0 = Sunday
             * @example [
             *       1,
             *       2,
             *       3,
             *       4,
             *       5
             *     ]
             */
            days: number[];
            /** @example 09:30 */
            end: string;
            /** @example 09:30 */
            start: string;
        };
        Zone: {
            /**
             * @description Other names of it.
             * @example []
             */
            aliases: string[];
            /** @example Paris */
            city: string;
            /**
             * @description In English; null for zones that are in no country.
             * @example France
             */
            country: string | null;
            /** @example Europe/Paris */
            id: string;
            /**
             * @description Minutes east of Greenwich at the moment.
             * @example 60
             */
            offsetNow: number;
        };
        ZonePage: {
            items: components["schemas"]["Zone"][];
            nextCursor: components["schemas"]["NextCursor"];
        };
    };
    responses: {
        /** @description It was changed in the meantime. */
        Changed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody was first, or the state does not allow it. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role is missing. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request does not have the right shape. */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not exist, or is not yours to see. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not logged in. */
        NotLoggedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Every operation may answer these: 400: The request does not have the right shape. 422: A value or a rule is against it. 429: Too often. 503: Not available at the moment; see Retry-After. 413: The body is too large. 414: A part of the address is too long. 415: The body is not application/json. 401: Not logged in. (where a login is wanted) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A value or a rule is against it. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is too large. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too often. */
        TooOften: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not available at the moment; see Retry-After. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is of a type that is not taken here. */
        UnsupportedType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match is missing. */
        VersionMissing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        BookingId: components["schemas"]["Uuid"];
        CoachId: components["schemas"]["Uuid"];
        /** @description nextCursor of the page before */
        Cursor: string;
        Date: string;
        Id: string;
        /** @description Any unique text of 8 to 200 characters. The same key with the same body gives the same result. */
        IdempotencyKey: string;
        /** @description ETag of the version you edited, like "7". */
        IfMatch: string;
        /** @description items on a page, 1 to 100 */
        Limit: number;
        OfferingId: components["schemas"]["Uuid"];
        PackKey: components["schemas"]["Key"];
        PackKey2: string;
        PackKey3: string;
        Revision: "1" | "2";
        StageKey: string;
        StartsAt: string;
        /** @description one of your own targets: reasons say what of it this coach interviews on */
        TargetId: components["schemas"]["Uuid"];
        /** @description As it stands in the link of a mail. */
        Token: string;
        /** @description times are shown in it; default: your account's, else UTC */
        Zone: string;
    };
    requestBodies: never;
    headers: {
        /** @description Our time, on every answer. */
        "Greenroom-Now": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    resendConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationRequest"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmAddress: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OneTimeToken"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressConfirmed"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description An address, or its beginning. */
                email?: string;
                /** @description Words of a name, each one whole or its beginning. */
                name?: string;
                role?: "candidate" | "coach" | "admin";
                state?: "active" | "unconfirmed" | "suspended" | "erased";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccountPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminAccount"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getCommitmentsOfAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commitments"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    suspendAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Suspension"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    reinstateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                subjectId?: components["schemas"]["Uuid"];
                actorId?: components["schemas"]["Uuid"];
                /** @description An account: as who acted or as whom it is about. */
                personId?: components["schemas"]["Uuid"];
                action?: string;
                /** @description from this instant on */
                from?: string;
                /** @description before this instant */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listAllBookings: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                status?: "held" | "expired" | "given_up" | "confirmed" | "completed" | "candidate_no_show" | "coach_no_show" | "under_review" | "cancelled";
                /** @description An account: as candidate or as coach. */
                personId?: components["schemas"]["Uuid"];
                /** @description A whole address; nothing is found for one without an account. */
                email?: string;
                coachId?: components["parameters"]["CoachId"];
                offeringId?: components["schemas"]["Uuid"];
                /** @description Starting from this instant on. */
                from?: string;
                /** @description Starting before this instant. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getAnyBooking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDetail"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    cancelAnyBooking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdminReason"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDetail"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    resolveNoShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoShowResolution"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingDetail"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listCoachesByState: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                status?: "draft" | "applied" | "published" | "rejected" | "suspended";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachApplicationPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getCoachToVet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachApplication"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getAvailabilityOfCoach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    replaceAvailabilityOfCoach: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutAvailabilityByAdmin"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityChange"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Changed"];
            428: components["responses"]["VersionMissing"];
            default: components["responses"]["Problem"];
        };
    };
    explainSlotOfCoach: {
        parameters: {
            query: {
                offeringId: components["parameters"]["OfferingId"];
                startsAt: components["parameters"]["StartsAt"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotExplanation"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setDateOverrideOfCoach: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                date: components["parameters"]["Date"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutDateOverrideByAdmin"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityChange"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Changed"];
            default: components["responses"]["Problem"];
        };
    };
    removeDateOverrideOfCoach: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
                date: components["parameters"]["Date"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursReason"];
            };
        };
        responses: {
            /** @description Done, with a word to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityChange"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Changed"];
            default: components["responses"]["Problem"];
        };
    };
    previewAvailabilityOfCoach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewAvailability"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityPreview"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getCommitmentsOfCoach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commitments"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    decideOnCoach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoachDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachApplication"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listFormTemplates: {
        parameters: {
            query?: {
                packKey?: components["parameters"]["PackKey2"];
                /** @description role that a pack is for, as the pack says it */
                role?: string;
                stageKey?: components["parameters"]["StageKey"];
                status?: "draft" | "published" | "retired";
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplateVersionPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    draftFormTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormTemplateDraftRequest"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplateVersionWithContent"];
                };
            };
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getFormTemplateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplateVersionWithContent"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    saveFormTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormTemplateContentRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplateVersionWithContent"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            428: components["responses"]["VersionMissing"];
            default: components["responses"]["Problem"];
        };
    };
    discardFormTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            default: components["responses"]["Problem"];
        };
    };
    compareFormTemplates: {
        parameters: {
            query?: {
                /** @description another version of the same stage; by default the one before */
                against?: components["schemas"]["Uuid"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplateDifference"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    previewFormTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplatePreview"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    publishFormTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplateVersionWithContent"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            428: components["responses"]["VersionMissing"];
            default: components["responses"]["Problem"];
        };
    };
    retireFormTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormTemplateRetirement"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplateVersionWithContent"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    markFormAsError: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormErrorMark"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormState"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listLateForms: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description overdue: the deadline has passed; escalated: for a day or more; missing: for 14 days, it counts as never filed. */
                state?: "overdue" | "escalated" | "missing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LateForms"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listLedgerEntries: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                orderId?: components["schemas"]["Uuid"];
                bookingId?: components["parameters"]["BookingId"];
                /** @description An account: entries of the orders that it paid or was paid for. */
                personId?: components["schemas"]["Uuid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getLedgerBalances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerBalances"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listMails: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                status?: "queued" | "sent" | "kept" | "failed";
                recipientId?: components["schemas"]["Uuid"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listOrders: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                bookingId?: components["parameters"]["BookingId"];
                /** @description An account: as who pays or as the coach who is paid. */
                personId?: components["schemas"]["Uuid"];
                /** @description true: only those that wait for a person */
                needsReview?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdminOrderPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listPaymentCommands: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                status?: "pending" | "sent" | "succeeded" | "failed" | "needs_review";
                /** @description dispute: only refunds that wait for a bank to decide. */
                waitsFor?: "dispute";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentCommandPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    abandonPaymentCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParkedCommandReason"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    retryPaymentCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParkedCommandReason"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listProviderEvents: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description needs_review: waits for a person; put_aside: has no effect. */
                status?: "needs_review" | "put_aside";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProviderEventPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    closeProviderEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderEventReason"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    retryProviderEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProviderEventReason"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listQuestionReports: {
        parameters: {
            query?: {
                status?: "open" | "kept" | "retired";
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionReportPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    decideOnQuestionReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionReportDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionReport"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listQuestionsByState: {
        parameters: {
            query?: {
                status?: "proposed" | "active" | "retired" | "rejected";
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestionPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    decideOnQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listRatingReports: {
        parameters: {
            query?: {
                status?: "open" | "kept" | "hidden";
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingReportPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    decideOnRatingReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingReportDecision"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingReport"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listBookings: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description Only bookings in which you are this side. */
                as?: "candidate" | "coach";
                /** @description One, or several with commas. */
                status?: string | string[];
                /** @description Sessions, unless you ask for reviews, or for all. */
                kind?: "session" | "document" | "all";
                /** @description Sessions that have not ended, or that have; reviews that are still to be done, or that are over. */
                when?: "upcoming" | "past";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    bookCoach: {
        parameters: {
            query?: never;
            header: {
                /** @description Any unique text of 8 to 200 characters. The same key with the same body gives the same result. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBooking"];
            };
        };
        responses: {
            /** @description The time is held; pay at checkout.url before hold.expiresAt. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listToDo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The most urgent first, at most 100. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getBooking: {
        parameters: {
            query?: {
                back?: "paid" | "left";
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingScreen"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    cancelBooking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancellation"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    quoteCancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancellationQuote"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getBookingCard: {
        parameters: {
            query?: {
                /** @description As it stands in the link of a mail. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingCard"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    joinByLink: {
        parameters: {
            query?: {
                /** @description As it stands in the link of a mail. */
                token?: components["parameters"]["Token"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinLink"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    endSessionEarly: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasedForm"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    startForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachForm"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listReportLinksOfBooking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportLinks"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    createReportLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReportLink"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewReportLinkAnswer"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    downloadReport: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the copy you have. */
                "If-None-Match"?: string;
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Your copy is the newest. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    previewSharedReport: {
        parameters: {
            query?: {
                /** @description what the link would show; everything when left out */
                parts?: string | string[];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedReport"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listFeedbackVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleasedFormVersions"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    giveUpHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    joinSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JoinLink"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getKit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionKit"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    swapKitQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwapKitQuestion"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionKit"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    reportNoShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoShowReport"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    reportAskedQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportAskedQuestion"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledQuestionReport"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    changeRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveRating"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    rateCoach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaveRating"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    replyToRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyToRating"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    removeRatingReply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rating"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    reportRating: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportRating"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingReport"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getSelfGrade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfGrade"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    saveSelfGrade: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelfGradeDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfGrade"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            428: components["responses"]["VersionMissing"];
            default: components["responses"]["Problem"];
        };
    };
    endSelfGrade: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SelfGradeEnd"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SelfGrade"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    findCoaches: {
        parameters: {
            query?: {
                /** @description coaches on a page, 1 to 50 */
                limit?: number;
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description one of your own targets: its pack and level are searched for, and its principles rank. Filters that you give as well win; beside another pack, company or role the target adds nothing. It has no stage */
                targetId?: components["schemas"]["Uuid"];
                /** @description words that all stand somewhere in their name, company, role, level or bio, in any case and without accents */
                q?: string;
                /** @description match: most of the asked principles, then rating, then interviews. soonest: earliest first time, among the 300 best matches, then among the next 300; those without a time last. price: cheapest matching offering, within one currency only: 422 without `currency`. rating: who has fewer than three comes last. experience: real interviews */
                sort?: "match" | "soonest" | "price" | "rating" | "experience";
                packKey?: components["schemas"]["Key"];
                /** @description their former company, any case */
                company?: string;
                /** @description part of their former role, any case */
                role?: string;
                /** @description the level of the pack that they held */
                levelKey?: components["schemas"]["Key"];
                /** @description they sell a session for it */
                stageKey?: components["schemas"]["Key"];
                /** @description at least one of these; those who match more come first */
                principle?: string | string[];
                competency?: components["schemas"]["Key"];
                /** @description `en` finds `en-GB` too */
                language?: string;
                minutes?: number;
                /** @description in minor units; needs `currency` */
                priceMax?: number;
                currency?: string;
                /** @description what they were besides an interviewer */
                qualification?: "bar_raiser";
                /** @description mean of at least three ratings */
                minRating?: number;
                /** @description a session begins on one of them, in `zone`: 0 is Sunday. Looked for in the next 4 weeks, or between freeFrom and freeTo */
                weekdays?: string | string[];
                /** @description a session begins no earlier, in `zone` */
                timeFrom?: string;
                /** @description a session is over by then, on the same day, in `zone`; 24:00 is midnight */
                timeTo?: string;
                /** @description with `freeTo`: a whole session fits in between */
                freeFrom?: string;
                freeTo?: string;
                /** @description times are shown in it; default: your account's, else UTC */
                zone?: components["parameters"]["Zone"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachDirectory"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    compareCoaches: {
        parameters: {
            query: {
                /** @description one of your own targets: reasons say what of it this coach interviews on */
                targetId?: components["parameters"]["TargetId"];
                /** @description times are shown in it; default: your account's, else UTC */
                zone?: components["parameters"]["Zone"];
                /** @description two or three coaches, joined by commas; they come in this order */
                ids: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachComparison"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getCoach: {
        parameters: {
            query?: {
                /** @description one of your own targets: reasons say what of it this coach interviews on */
                targetId?: components["parameters"]["TargetId"];
                /** @description times are shown in it; default: your account's, else UTC */
                zone?: components["parameters"]["Zone"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coach"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listRatingsOfCoach: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachRatings"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listSlots: {
        parameters: {
            query: {
                offeringId: components["parameters"]["OfferingId"];
                from: string;
                to: string;
                /** @description zone to show the times in; default: yours, or UTC */
                zone?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    findDocumentOfferings: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                packKey?: components["parameters"]["PackKey2"];
                stageKey?: string;
                coachId?: components["parameters"]["CoachId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentReviewOnSalePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    orderDocumentReview: {
        parameters: {
            query?: never;
            header: {
                /** @description Any unique text of 8 to 200 characters. The same key with the same body gives the same result. */
                "Idempotency-Key": components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderDocumentReview"];
            };
        };
        responses: {
            /** @description Pay at checkout.url before hold.expiresAt; then read the prompt and upload. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getDocumentReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    compareDocuments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentDifference"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    showDocumentDifference: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    uploadDocument: {
        parameters: {
            query?: {
                /** @description what you call the file */
                name?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** @description The file as it is. */
        requestBody: {
            content: {
                "application/pdf": string;
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                "text/markdown": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedType"];
            default: components["responses"]["Problem"];
        };
    };
    downloadDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                revision: components["parameters"]["Revision"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string;
                    "text/markdown": string;
                    "text/plain": string;
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    readDocumentText: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
                revision: components["parameters"]["Revision"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentText"];
                };
            };
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    confirmEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OneTimeToken"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    undoEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OneTimeToken"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listenForChanges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Server-sent events named `change`, each with `type`, `id` and `changedAt`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachForm"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    saveForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormDraft"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachForm"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            428: components["responses"]["VersionMissing"];
            default: components["responses"]["Problem"];
        };
    };
    editForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormEdits"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedForm"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    amendForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormAmendment"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachForm"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            428: components["responses"]["VersionMissing"];
            default: components["responses"]["Problem"];
        };
    };
    takeNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiveNote"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditedForm"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getFormRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormRecord"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    submitForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoachForm"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            default: components["responses"]["Problem"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    refreshLogin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMe"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getCandidateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateProfile"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    saveCandidateProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CandidateProfileRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CandidateProfile"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getCoachProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCoachProfile"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    saveCoachProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoachProfileRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCoachProfile"];
                };
            };
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    applyAsCoach: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCoachProfile"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    replaceAvailability: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutAvailability"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityChange"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Changed"];
            428: components["responses"]["VersionMissing"];
            default: components["responses"]["Problem"];
        };
    };
    explainSlot: {
        parameters: {
            query: {
                offeringId: components["parameters"]["OfferingId"];
                startsAt: components["parameters"]["StartsAt"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotExplanation"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    setDateOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                date: components["parameters"]["Date"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutDateOverride"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityChange"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Changed"];
            default: components["responses"]["Problem"];
        };
    };
    removeDateOverride: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version you edited, like "7". */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                date: components["parameters"]["Date"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, with a word to it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityChange"];
                };
            };
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["Changed"];
            default: components["responses"]["Problem"];
        };
    };
    previewAvailability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewAvailability"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AvailabilityPreview"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listDocumentOfferings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentOfferingList"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    addDocumentOffering: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDocumentOffering"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentOffering"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    changeDocumentOffering: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOffering"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentOffering"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listOwedForms: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
                /** @description open: still to be filed, the most urgent first; filed: newest first. */
                state?: "open" | "filed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormQueue"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listOfferings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferingList"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    addOffering: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOffering"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offering"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    changeOffering: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeOffering"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offering"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    listOwnRatings: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnRatingPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    askEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChangeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    previewErasure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasurePreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    eraseAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erased"];
                };
            };
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    exportData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listFeedback: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listLogins: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    endOtherLogins: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    endLogin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getProgress: {
        parameters: {
            query?: {
                packKey?: components["schemas"]["Key"];
                stageKey?: components["schemas"]["Key"];
                /** @description Of the target. Levels are never mixed. */
                levelKey?: components["schemas"]["Key"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    listReportLinks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportLinks"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    getReportLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportLinkVisits"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    revokeReportLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    takeRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeRole"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listTargets: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            default: components["responses"]["Problem"];
        };
    };
    addTarget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTarget"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"];
                };
            };
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getTarget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    removeTarget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    changeTarget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTarget"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Target"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getOfferingTerms: {
        parameters: {
            query?: {
                /** @description the time that somebody thinks of; sessions only */
                startsAt?: string;
                /** @description times are told in it; default: your account's, else UTC */
                zone?: string;
            };
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferingTerms"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listPacks: {
        parameters: {
            query?: {
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getPack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                packKey: components["parameters"]["PackKey"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pack"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listQuestions: {
        parameters: {
            query?: {
                /** @description category of the pack */
                category?: string;
                /** @description principle or topic it is filed under */
                subcategory?: string;
                principle?: string;
                competency?: string;
                stageKey?: components["parameters"]["StageKey"];
                levelKey?: string;
                rarity?: "common" | "occasional" | "rare";
                framing?: "hypothetical" | "behavioural";
                mode?: "own_system" | "new_design";
                /** @description without it, every state that you may see; others’ questions only once they are active */
                status?: "proposed" | "active" | "retired" | "rejected";
                /** @description true: only those that you added */
                mine?: "true" | "false";
                /** @description words in the question or its follow-ups, in any case */
                text?: string;
                /** @description items on a page, 1 to 100 */
                limit?: components["parameters"]["Limit"];
                /** @description nextCursor of the page before */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                packKey: components["parameters"]["PackKey3"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestionPage"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    addQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                packKey: components["parameters"]["PackKey3"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuestion"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getFormTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                packKey: components["parameters"]["PackKey"];
                stageKey: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormTemplate"];
                };
            };
            401: components["responses"]["NotLoggedIn"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    askPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            /** @description Done. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    confirmPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acknowledged"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    reportQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportQuestion"];
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiledQuestionReport"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    retireQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionRetirement"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankQuestion"];
                };
            };
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            default: components["responses"]["Problem"];
        };
    };
    getRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    openSharedReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedReport"];
                };
            };
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    takeStripeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReceived"];
                };
            };
            413: components["responses"]["TooLarge"];
            default: components["responses"]["Problem"];
        };
    };
    listZones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ZonePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
