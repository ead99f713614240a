/** A setting that keeps the program from starting; the message names every faulty variable, never its value. */
export class ConfigError extends Error {}
