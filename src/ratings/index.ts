export { RatingsModule } from './ratings.module';
export { RATINGS_FOR_AVERAGE } from './domain/rating.rules';
export { isPublic as isPublicRating } from './rating.queries';
export { Ratings } from './ratings.service';
export { ratingAnswer } from './ratings.schemas';
export type { Rating } from './rating.queries';
export { RatingLists } from './rating-lists.service';
export { publicRatings } from './ratings.schemas';
