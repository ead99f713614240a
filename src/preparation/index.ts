export { PreparationModule } from './preparation.module';
