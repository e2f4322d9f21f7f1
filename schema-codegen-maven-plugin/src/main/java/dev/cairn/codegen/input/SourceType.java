package dev.cairn.codegen.input;

import java.util.List;

/** What the files are. Called like jsonschema2pojo's, which reads some of them otherwise. */
public enum SourceType {
    /** Schemas, in YAML or JSON. */
    JSONSCHEMA,
    /** The same: the end of a file's name says how it is written. */
    YAMLSCHEMA,
    /** Examples, in JSON. */
    JSON,
    /** Examples, in YAML. */
    YAML;

    /** Whether the files are examples of types and not schemas. */
    public boolean isExamples() {
        return this == JSON || this == YAML;
    }

    /** Which files in a folder are wanted where nothing else is said. */
    List<String> includes() {
        return switch (this) {
            case JSONSCHEMA, YAMLSCHEMA -> List.of("**.yaml", "**.yml", "**.json");
            case JSON -> List.of("**.json");
            case YAML -> List.of("**.yaml", "**.yml");
        };
    }

    /**
     * The one that is called so, in small letters or capitals.
     *
     * @throws InputException if there is none
     */
    public static SourceType of(String name) {
        for (SourceType type : values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new InputException("There is no sourceType '" + name + "': say jsonschema, yamlschema, json or yaml.");
    }
}
