package dev.cairn.workbench.agent;

import dev.cairn.runtime.RunOptions;
import dev.cairn.workbench.budget.BudgetLimits;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an agent may use, as the person says who lets it. Immutable.
 *
 * @param folder the folder that it may read in; nothing outside of it is read, and nothing is written
 * @param configs the files with configurations by the names that the agent uses; they need not be there yet. Their values are
 *     used and never shown
 * @param secrets values by the names that commands of curl may have for them; never shown
 * @param publicFields the fields of configurations whose values may be shown
 * @param options the network, the clock and the way to wait; what may run custom components
 * @param limits the most that a call may take; twice the time where a tool reads an API
 */
public record AgentPermission(
        Path folder,
        Map<String, Path> configs,
        Map<String, String> secrets,
        Set<String> publicFields,
        RunOptions options,
        BudgetLimits limits) {

    public AgentPermission {
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
        secrets = Map.copyOf(secrets);
        publicFields = Set.copyOf(publicFields);
    }

    /** The names alone, since values are secrets. */
    @Override
    public String toString() {
        return folder + " " + configs.keySet() + " " + secrets.keySet();
    }
}
