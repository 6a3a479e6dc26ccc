/**
 * Errors that are about who may come in.
 */
import type { ErrorCode, PlainError } from '../errors.js';

const ACCESS_CODES: ReadonlySet<ErrorCode> = new Set([
  'missing_token',
  'invalid_token',
  'token_check_failed',
  'developer_features_not_allowed',
]);

/** Whether an error stays until token, plan or features are others, or the token could be checked. */
export function isAccessError(error: PlainError | undefined): boolean {
  return error !== undefined && ACCESS_CODES.has(error.code);
}
