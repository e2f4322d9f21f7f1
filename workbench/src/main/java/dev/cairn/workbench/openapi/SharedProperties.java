package dev.cairn.workbench.openapi;

import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.DraftProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties of a configuration that the streams of a document share: one for each name. Not thread-safe. */
final class SharedProperties {

    private final DraftProperties properties = new DraftProperties();
    private final Map<String, ConfigProperty> byName = new LinkedHashMap<>();

    List<ConfigProperty> all() {
        return properties.all();
    }

    /** One of which no value is known. */
    ConfigProperty open(String name, String description) {
        return byName.computeIfAbsent(name, one -> properties.open(one, false, description));
    }

    /** A secret. */
    ConfigProperty secret(String name) {
        return byName.computeIfAbsent(name, one -> properties.open(one, true, ""));
    }

    /** One that has a value, unless its user gives another. */
    ConfigProperty valued(String name, String value, String description) {
        return byName.computeIfAbsent(name, one -> properties.add(one, false, value, description));
    }
}
