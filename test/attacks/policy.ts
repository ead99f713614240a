import type { SituationName } from './situations';

/**
 * What each of the seven callers gets, in the order of ACTORS: nobody, another candidate, another coach, the coach
 * and the candidate of the booking (or owners of the thing), an admin, and a suspended account with its old token.
 */
type Row = readonly [Answer, Answer, Answer, Answer, Answer, Answer, Answer];

/** `hidden`: a 404 to somebody who knows the thing, but not this part of it; it is the same whether there is one. */
export type Answer = number | 'hidden';

export interface Policy {
  /** What the call is about; see situations.ts. */
  on: SituationName;
  answers: Row;
}

const policy = (on: SituationName, ...answers: Row): Policy => ({ on, answers });
const everybody = (status: number, on: SituationName = 'nothing'): Policy =>
  policy(on, status, status, status, status, status, status, status);
const signedIn = (status: number, on: SituationName = 'nothing'): Policy =>
  policy(on, 401, status, status, status, status, status, 401);
const admins = (status: number, on: SituationName = 'nothing'): Policy =>
  policy(on, 401, 403, 403, 403, 403, status, 401);
const coaches = (status: number, on: SituationName = 'nothing'): Policy =>
  policy(on, 401, 403, status, status, 403, 403, 401);
const candidates = (status: number, on: SituationName = 'nothing'): Policy =>
  policy(on, 401, status, 403, 403, status, 403, 401);

/** Every operation of the contract. A 404 is the one of an id that was never given. */
export const POLICY: Record<string, Policy> = {
  'POST /v1/accounts': everybody(202, 'signUp'),
  'POST /v1/accounts/verify': everybody(200, 'verification'),
  'POST /v1/accounts/confirmation': everybody(202),
  'POST /v1/logins': everybody(201, 'logIn'),
  'POST /v1/logins/refresh': everybody(201, 'refresh'),
  'POST /v1/password-resets': everybody(202),
  'POST /v1/password-resets/confirm': everybody(200, 'reset'),
  'POST /v1/email-changes/confirm': everybody(200, 'newAddressLink'),
  'POST /v1/email-changes/undo': everybody(200, 'oldAddressLink'),
  'POST /v1/stripe/webhook': everybody(400, 'unsignedEvent'),

  'GET /v1/events': signedIn(200),

  'GET /v1/zones': everybody(200),
  'GET /v1/rules': everybody(200),
  'GET /v1/packs': everybody(200),
  'GET /v1/packs/:packKey': everybody(200),
  'GET /v1/packs/:packKey/questions': policy('nothing', 401, 403, 200, 200, 403, 200, 401),
  'POST /v1/packs/:packKey/questions': policy('newQuestion', 401, 403, 201, 201, 403, 201, 401),
  'GET /v1/questions/:id': policy('proposed', 401, 403, 404, 200, 403, 200, 401),
  'POST /v1/questions/:id/retirement': policy('proposed', 401, 403, 404, 200, 403, 200, 401),
  'POST /v1/questions/:id/reports': policy('active', 401, 403, 201, 201, 403, 201, 401),
  'GET /v1/packs/:packKey/templates/:stageKey': everybody(200),
  'GET /v1/coaches': everybody(200),
  'GET /v1/coaches/comparison': everybody(200, 'compared'),
  'GET /v1/coaches/:id': everybody(200, 'coach'),
  'GET /v1/coaches/:id/slots': everybody(200, 'coachsSlots'),
  'GET /v1/offerings/:id/terms': everybody(200, 'offered'),

  'GET /v1/document-offerings': everybody(200),
  'GET /v1/me/coach/document-offerings': coaches(200),
  'POST /v1/me/coach/document-offerings': coaches(201, 'newDocumentOffering'),
  'PATCH /v1/me/coach/document-offerings/:id': policy('documentOffering', 401, 403, 404, 200, 403, 403, 401),
  'POST /v1/document-reviews': candidates(201, 'reviewOrder'),
  'GET /v1/document-reviews/:id': policy('reviewed', 401, 404, 404, 200, 200, 404, 401),
  'POST /v1/document-reviews/:id/documents': policy('document', 401, 404, 403, 403, 201, 403, 401),
  'GET /v1/document-reviews/:id/documents/:revision': policy('reviewed', 401, 404, 404, 200, 200, 404, 401),
  'GET /v1/document-reviews/:id/documents/:revision/text': policy(
    'reviewed',
    401,
    404,
    404,
    200,
    200,
    404,
    401,
  ),
  'GET /v1/document-reviews/:id/difference': policy('twoVersions', 401, 404, 404, 200, 200, 404, 401),
  'GET /v1/document-reviews/:id/difference.html': policy('twoVersions', 401, 404, 404, 200, 200, 404, 401),

  'GET /v1/me': signedIn(200),
  'PATCH /v1/me': signedIn(200),
  'POST /v1/me/email-change': signedIn(202, 'newAddress'),
  'GET /v1/me/logins': signedIn(200),
  'DELETE /v1/me/logins/:id': signedIn(404),
  'POST /v1/me/password': signedIn(401, 'wrongPassword'),
  'GET /v1/me/candidate-profile': candidates(200),
  'PUT /v1/me/candidate-profile': candidates(200),
  'GET /v1/me/targets': candidates(200),
  'POST /v1/me/targets': candidates(201),
  'GET /v1/me/targets/:id': policy('target', 401, 404, 403, 403, 200, 403, 401),
  'PATCH /v1/me/targets/:id': policy('target', 401, 404, 403, 403, 200, 403, 401),
  'DELETE /v1/me/targets/:id': policy('target', 401, 404, 403, 403, 204, 403, 401),

  'GET /v1/me/coach': coaches(200),
  'PUT /v1/me/coach': coaches(200, 'profile'),
  'POST /v1/me/coach/application': coaches(409),
  'GET /v1/me/coach/offerings': coaches(200),
  'POST /v1/me/coach/offerings': coaches(201, 'newOffering'),
  'PATCH /v1/me/coach/offerings/:id': policy('offering', 401, 403, 404, 200, 403, 403, 401),
  'GET /v1/me/coach/availability': coaches(200),
  'PUT /v1/me/coach/availability': coaches(200, 'ownHours'),
  'GET /v1/me/coach/availability/explain': coaches(200, 'ownSlot'),
  'POST /v1/me/coach/availability/preview': coaches(200),
  'PUT /v1/me/coach/availability/overrides/:date': coaches(200),
  'DELETE /v1/me/coach/availability/overrides/:date': coaches(204),
  // Here and not below: the sample's date must be ahead, and the sessions below move the clock.
  'PUT /v1/admin/coaches/:id/availability/overrides/:date': admins(200, 'coach'),
  'DELETE /v1/admin/coaches/:id/availability/overrides/:date': admins(204, 'coach'),
  'GET /v1/me/forms': candidates(200),

  'GET /v1/bookings': signedIn(200),
  'GET /v1/bookings/to-do': signedIn(200),
  'GET /v1/me/overview': signedIn(200),
  'POST /v1/bookings': candidates(201, 'freeSlot'),
  'GET /v1/bookings/:id': policy('confirmed', 401, 404, 404, 200, 200, 404, 401),
  // With the token of a link; these callers have none.
  'GET /v1/bookings/:id/card': everybody(404, 'confirmed'),
  'GET /v1/bookings/:id/card/join': everybody(404, 'opening'),
  'DELETE /v1/bookings/:id/hold': policy('held', 401, 404, 403, 403, 200, 403, 401),
  'GET /v1/bookings/:id/cancellation-quote': policy('confirmed', 401, 404, 404, 200, 200, 404, 401),
  'POST /v1/bookings/:id/cancellation': policy('confirmed', 401, 404, 404, 200, 200, 404, 401),
  'GET /v1/bookings/:id/join': policy('opening', 401, 404, 404, 200, 200, 404, 401),
  'POST /v1/bookings/:id/no-show-reports': policy('waiting', 401, 404, 404, 200, 200, 404, 401),
  'POST /v1/bookings/:id/early-end': policy('running', 401, 403, 404, 200, 403, 403, 401),
  'GET /v1/bookings/:id/kit': policy('confirmed', 401, 404, 404, 200, 'hidden', 404, 401),
  'GET /v1/bookings/:id/self-grade': policy('completed', 401, 404, 403, 403, 200, 403, 401),
  'PUT /v1/bookings/:id/self-grade': policy('ungraded', 401, 404, 403, 403, 200, 403, 401),
  'POST /v1/bookings/:id/self-grade/end': policy('selfGraded', 401, 404, 403, 403, 200, 403, 401),
  'POST /v1/bookings/:id/kit/swaps': policy('kitSwap', 401, 403, 404, 201, 403, 403, 401),
  'POST /v1/bookings/:id/question-reports': policy('askedQuestion', 401, 404, 403, 403, 201, 403, 401),
  'POST /v1/bookings/:id/form': policy('completed', 401, 403, 404, 201, 403, 403, 401),
  'GET /v1/bookings/:id/form': policy('submittedSession', 401, 404, 404, 200, 200, 404, 401),
  'GET /v1/bookings/:id/form/versions': policy('submittedSession', 401, 404, 404, 200, 200, 404, 401),
  'GET /v1/bookings/:id/form/report.pdf': policy('submittedSession', 401, 404, 404, 200, 200, 404, 401),
  'GET /v1/bookings/:id/form/shared-preview': policy('submittedSession', 401, 404, 403, 403, 200, 403, 401),
  'GET /v1/shared-reports/:token': everybody(404),
  'POST /v1/bookings/:id/form/links': policy('submittedSession', 401, 404, 403, 403, 201, 403, 401),
  'GET /v1/bookings/:id/form/links': policy('submittedSession', 401, 404, 403, 403, 200, 403, 401),
  'GET /v1/me/report-links': candidates(200),
  'GET /v1/me/report-links/:id': policy('sharedReport', 401, 404, 403, 403, 200, 403, 401),
  'DELETE /v1/me/report-links/:id': policy('sharedReport', 401, 404, 403, 403, 204, 403, 401),
  'POST /v1/bookings/:id/rating': policy('completed', 401, 404, 403, 403, 201, 403, 401),
  'PUT /v1/bookings/:id/rating': policy('ratedEarly', 401, 404, 403, 403, 200, 403, 401),
  'PUT /v1/bookings/:id/rating/reply': policy('rated', 401, 403, 404, 200, 403, 403, 401),
  'DELETE /v1/bookings/:id/rating/reply': policy('rated', 401, 403, 404, 200, 403, 403, 401),
  'POST /v1/bookings/:id/rating/reports': policy('ratingToReport', 401, 404, 404, 201, 201, 404, 401),
  'GET /v1/coaches/:id/ratings': everybody(200, 'coach'),
  'GET /v1/me/coach/ratings': coaches(200),
  'GET /v1/admin/rating-reports': admins(200),
  'POST /v1/admin/rating-reports/:id/decision': admins(200, 'ratingReport'),
  'GET /v1/bookings/:id/rating': policy('rated', 401, 404, 404, 200, 200, 404, 401),
  'GET /v1/forms/:id': policy('drafted', 401, 403, 404, 200, 403, 403, 401),
  'PUT /v1/forms/:id': policy('drafted', 401, 403, 404, 200, 403, 403, 401),
  'GET /v1/me/progress': candidates(200),
  'GET /v1/me/coach/forms': coaches(200),
  'GET /v1/admin/late-forms': admins(200),
  'POST /v1/me/export': signedIn(200, 'secondLook'),
  'GET /v1/me/erasure': signedIn(200),
  'POST /v1/me/erasure': signedIn(401, 'wrongSecondLook'),
  'PATCH /v1/forms/:id': policy('formEdit', 401, 403, 404, 200, 403, 403, 401),
  'POST /v1/forms/:id/notes': policy('liveNote', 401, 403, 404, 201, 403, 403, 401),
  'POST /v1/forms/:id/submission': policy('submission', 401, 403, 404, 200, 403, 403, 401),
  'POST /v1/forms/:id/amendments': policy('amendment', 401, 403, 404, 200, 403, 403, 401),
  'GET /v1/forms/:id/record': policy('submitted', 401, 403, 404, 200, 403, 200, 401),

  'GET /v1/admin/accounts': admins(200),
  'GET /v1/admin/accounts/:id': admins(200, 'account'),
  'GET /v1/admin/audit-log': admins(200),
  'GET /v1/admin/bookings': admins(200),
  'GET /v1/admin/bookings/:id': admins(200, 'confirmed'),
  'POST /v1/admin/bookings/:id/cancellation': admins(200, 'confirmed'),
  'POST /v1/admin/bookings/:id/resolution': admins(200, 'contested'),
  'GET /v1/admin/coaches': admins(200),
  'GET /v1/admin/coaches/:id': admins(200, 'coach'),
  'GET /v1/admin/coaches/:id/commitments': admins(200, 'coach'),
  'POST /v1/admin/coaches/:id/decision': admins(200, 'applicant'),
  'GET /v1/admin/coaches/:id/availability': admins(200, 'coach'),
  'PUT /v1/admin/coaches/:id/availability': admins(200, 'coachsHours'),
  'GET /v1/admin/coaches/:id/availability/explain': admins(200, 'coachsSlot'),
  'POST /v1/admin/coaches/:id/availability/preview': admins(200, 'coach'),
  'POST /v1/admin/forms/:id/entered-in-error': admins(200, 'submitted'),
  'GET /v1/admin/form-templates': admins(200),
  'POST /v1/admin/form-templates': admins(201, 'newTemplate'),
  'GET /v1/admin/form-templates/:id': admins(200, 'templateDraft'),
  'PUT /v1/admin/form-templates/:id': admins(200, 'templateDraft'),
  'GET /v1/admin/form-templates/:id/preview': admins(200, 'templateDraft'),
  'GET /v1/admin/form-templates/:id/difference': admins(200, 'templateDraft'),
  'DELETE /v1/admin/form-templates/:id': admins(204, 'templateDraft'),
  'POST /v1/admin/form-templates/:id/publication': admins(200, 'templateDraft'),
  'POST /v1/admin/form-templates/:id/retirement': admins(200, 'publishedTemplate'),
  'GET /v1/admin/ledger': admins(200),
  'GET /v1/admin/ledger/balances': admins(200),
  'GET /v1/admin/mails': admins(200),
  'GET /v1/admin/orders': admins(200),
  'GET /v1/admin/questions': admins(200),
  'POST /v1/admin/questions/:id/decision': admins(200, 'proposed'),
  'GET /v1/admin/question-reports': admins(200),
  'POST /v1/admin/question-reports/:id/decision': admins(200, 'questionReport'),
  'GET /v1/admin/payment-commands': admins(200),
  'POST /v1/admin/payment-commands/:id/retry': admins(204, 'parkedCommand'),
  'POST /v1/admin/payment-commands/:id/abandonment': admins(204, 'parkedCommand'),
  'GET /v1/admin/provider-events': admins(200),
  'POST /v1/admin/provider-events/:id/retry': admins(204, 'parkedEvent'),
  'POST /v1/admin/provider-events/:id/closure': admins(204, 'parkedEvent'),
  'GET /v1/admin/accounts/:id/commitments': admins(200, 'account'),
  'POST /v1/admin/accounts/:id/suspension': admins(204, 'account'),
  'DELETE /v1/admin/accounts/:id/suspension': admins(204, 'account'),

  // Last: these change who the callers are.
  'POST /v1/me/roles': signedIn(200, 'ownRole'),
  'DELETE /v1/logins/current': signedIn(204),
  'DELETE /v1/me/logins': signedIn(204),
};
