/** Something the operator can understand and mend; shown as one line, without a stack. */
export class BackupFailure extends Error {}
