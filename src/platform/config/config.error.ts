import { OperatorError } from '../../shared/operator.error';

/** A setting that keeps the program from starting; the message names every faulty variable, never its value. */
export class ConfigError extends OperatorError {}
