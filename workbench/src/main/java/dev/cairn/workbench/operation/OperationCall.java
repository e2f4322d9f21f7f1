package dev.cairn.workbench.operation;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.workbench.budget.Budget;

/**
 * A call of an operation.
 *
 * @param budget what the call may take; it is stopped when the call is cancelled
 * @param secrets knows all secrets that the person has named; learns what else must not be in the response
 */
public record OperationCall(Desk desk, Budget budget, SecretMask secrets) {}
