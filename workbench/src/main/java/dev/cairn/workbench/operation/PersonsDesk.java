package dev.cairn.workbench.operation;

import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.workbench.agent.AgentPermission;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.operation.OperationRunner.Audience;
import dev.cairn.workbench.seen.SeenRead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations for a person in the folder of a manifest, with the configurations that are beside it at each call. Thread-safe.
 *
 * @param options the network, the clock, the way to wait and what may run custom components
 * @param seen what the last test read saw
 */
public record PersonsDesk(Operations operations, RunOptions options, AtomicReference<SeenRead> seen) {

    private static final String FIRST = "config";

    /** Makes a desk at which nothing was read yet. */
    public static PersonsDesk of(Operations operations, RunOptions options) {
        return new PersonsDesk(operations, options, new AtomicReference<>(SeenRead.NOTHING));
    }

    /**
     * Runs an operation in this thread.
     *
     * @param folder the folder that requests name files in
     * @param config the configuration that is called {@code config}; it need not be there
     * @param others the folder of the other ones; it need not be there
     * @param request plain JSON values
     * @return the response, plain JSON values
     * @throws IOException if the folder cannot be read
     * @throws OperationFailure if there is no response; its message has no secrets
     */
    public Map<String, @Nullable Object> run(
            String operation,
            Path folder,
            Path config,
            Path others,
            Map<String, @Nullable Object> request,
            StopSignal stop)
            throws IOException {
        Map<String, Path> configs = new LinkedHashMap<>();
        configs.put(FIRST, config.toAbsolutePath());
        NamedConfigs.inFolder(others).forEach((name, file) -> configs.putIfAbsent(name, file.toAbsolutePath()));
        AgentPermission permission =
                new AgentPermission(folder, configs, Map.of(), Set.of(), options, BudgetLimits.ofSystem());
        return new OperationRunner(operations, Desk.of(permission, seen), Audience.PERSON)
                .run(operation, request, stop);
    }
}
