package dev.cairn.codegen.maven;

import dev.cairn.codegen.pojo.ParameterValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** What a POM gives to an execution of the plugin. Maven drops what the plugin doesn't know, before a goal sees it. */
final class PomConfiguration {

    private final Map<String, ParameterValue> parameters = new LinkedHashMap<>();

    private PomConfiguration(@Nullable Object configuration) {
        if (configuration instanceof Xpp3Dom dom) {
            for (Xpp3Dom parameter : dom.getChildren()) {
                ParameterValue value = value(parameter);
                // To Maven an empty element is as if it were not there.
                if (value.isGiven()) {
                    parameters.put(parameter.getName(), value);
                }
            }
        }
    }

    /** @param plugin as the POM has it; null if it has none */
    static PomConfiguration of(@Nullable Plugin plugin, String executionId) {
        if (plugin == null) {
            return new PomConfiguration(null);
        }
        PluginExecution execution = plugin.getExecutionsAsMap().get(executionId);
        return new PomConfiguration(execution == null ? plugin.getConfiguration() : execution.getConfiguration());
    }

    private static ParameterValue value(Xpp3Dom parameter) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        for (Xpp3Dom entry : parameter.getChildren()) {
            entries.add(Map.entry(entry.getName(), Objects.requireNonNullElse(entry.getValue(), "")));
        }
        return new ParameterValue(Objects.requireNonNullElse(parameter.getValue(), ""), entries);
    }

    /** The parameters by their names, in order. */
    Map<String, ParameterValue> parameters() {
        return parameters;
    }
}
