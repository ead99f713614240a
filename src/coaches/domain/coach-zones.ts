/**
 * The zones that a coach is in. Mails and calendar entries speak in the account's, the public page shows the profile's,
 * and the weekly hours are read in that of the hours. Each may be set by itself, as before a move; a coach who forgot
 * one of them sees here that they differ.
 */
export interface CoachZones {
  account: string;
  profile: string;
  /** Null while no hours are set. */
  hours: string | null;
  differ: boolean;
}

/** Where a coach is by what they wrote in three places. */
export const coachZones = (coach: {
  accountZone: string;
  zone: string;
  hoursZone: string | null;
}): CoachZones => {
  const { accountZone: account, zone: profile, hoursZone: hours } = coach;
  return { account, profile, hours, differ: new Set([account, profile, hours ?? account]).size > 1 };
};
