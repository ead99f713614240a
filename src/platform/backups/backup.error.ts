import { OperatorError } from '../../shared/operator.error';

/** Something the operator can understand and mend; shown as one line, without a stack. */
export class BackupFailure extends OperatorError {}
