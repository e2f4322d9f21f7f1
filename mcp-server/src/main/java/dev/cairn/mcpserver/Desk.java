package dev.cairn.mcpserver;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.BudgetLimits;

/**
 * What the tools work with.
 *
 * @param options the network, the clock and the way to wait
 * @param limits the most that a call may take
 */
record Desk(SafeFolder folder, NamedConfigs configs, RunOptions options, BudgetLimits limits) {}
