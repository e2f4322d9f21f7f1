package dev.cairn.mcpserver;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.seen.SeenRead;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What the tools work with.
 *
 * @param options the network, the clock and the way to wait
 * @param limits the most that a call may take
 * @param seen what the last test read saw
 */
record Desk(
        SafeFolder folder,
        NamedConfigs configs,
        RunOptions options,
        BudgetLimits limits,
        AtomicReference<SeenRead> seen) {

    Desk(SafeFolder folder, NamedConfigs configs, RunOptions options, BudgetLimits limits) {
        this(folder, configs, options, limits, new AtomicReference<>(SeenRead.NOTHING));
    }
}
