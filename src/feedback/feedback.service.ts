import { Injectable } from '@nestjs/common';
import { type DueForm, FormDuties } from './form-duties.service';
import { type CoachRating, Ratings } from './ratings.service';

/** What other features may ask of feedback. */
@Injectable()
export class Feedback {
  constructor(
    private readonly duties: FormDuties,
    private readonly ratings: Ratings,
  ) {}

  /** Completed sessions whose form is not in at `now`, by deadline. */
  formsDue(now: Date): Promise<DueForm[]> {
    return this.duties.due(now);
  }

  /** Average and number of shown ratings, for every coach id given; the average is null below three. */
  ratingsOf(coachIds: string[]): Promise<Map<string, CoachRating>> {
    return this.ratings.ofCoaches(coachIds);
  }
}
