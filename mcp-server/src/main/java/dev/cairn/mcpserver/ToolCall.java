package dev.cairn.mcpserver;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.workbench.budget.Budget;

/**
 * A call of a tool.
 *
 * @param arguments fit the tool's schema
 * @param budget what the call may take; it is stopped when the answer is not wanted any more
 * @param secrets knows all that the person has named; learns what else must not be in the answer
 */
record ToolCall(Arguments arguments, Budget budget, SecretMask secrets) {}
