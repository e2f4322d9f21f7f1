package dev.cairn.workbench.operation;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.seen.SeenRead;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The surroundings of operations.
 *
 * @param options the network, the clock and the way to wait
 * @param limits the most that a call may take
 * @param seen what the last test read saw
 */
public record Desk(
        SafeFolder folder,
        NamedConfigs configs,
        RunOptions options,
        BudgetLimits limits,
        AtomicReference<SeenRead> seen) {

    /**
     * Makes a desk of what a person permits an agent.
     *
     * @throws IOException if the folder cannot be read
     */
    public static Desk of(AgentPermission permission) throws IOException {
        return of(permission, new AtomicReference<>(SeenRead.NOTHING));
    }

    static Desk of(AgentPermission permission, AtomicReference<SeenRead> seen) throws IOException {
        NamedConfigs configs = new NamedConfigs(permission);
        return new Desk(
                SafeFolder.of(permission.folder(), configs), configs, permission.options(), permission.limits(), seen);
    }
}
