/** Something that whoever runs us can understand and mend: the message is one sentence for them, shown without a stack. */
export class OperatorError extends Error {}
