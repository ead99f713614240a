export { Disputes } from './disputes.service';
