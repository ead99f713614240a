export { ScreensModule } from './screens.module';
