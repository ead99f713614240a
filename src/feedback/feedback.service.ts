import { Injectable } from '@nestjs/common';
import { type CoachRating, Ratings } from './ratings.service';

/** What other features may ask of feedback. */
@Injectable()
export class Feedback {
  constructor(private readonly ratings: Ratings) {}

  /** Average and number of shown ratings, for every coach id given; the average is null below three. */
  ratingsOf(coachIds: string[]): Promise<Map<string, CoachRating>> {
    return this.ratings.ofCoaches(coachIds);
  }
}
