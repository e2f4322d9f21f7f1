package dev.cairn.flink;

import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.flink.settings.ConfigSource;
import dev.cairn.runtime.config.ConfigReader;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where each machine finds the connector's configuration. The configuration itself, which has secrets, is never part of
 * a job. Immutable.
 */
public final class ConfigLocation implements ConfigSource {

    private static final long serialVersionUID = 1;
    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";

    private final String text;

    private ConfigLocation(String text) {
        this.text = text;
    }

    /** A JSON file that is on all machines at this path. */
    public static ConfigLocation file(Path file) {
        return new ConfigLocation(file.toString());
    }

    /**
     * {@code env:NAME} for a variable of the environment of all processes, whose value is the JSON text; anything else is
     * the path of a file, or its {@code file:} URI.
     */
    public static ConfigLocation of(String text) {
        return new ConfigLocation(
                text.startsWith(FILE) ? Path.of(URI.create(text)).toString() : text);
    }

    /**
     * Reads the configuration, in this process.
     *
     * @throws ConfigException if there is no such variable
     * @throws InvalidDocumentException if there is no such file, or its content is no JSON object
     */
    @Override
    public ObjectNode read() {
        if (!text.startsWith(ENVIRONMENT)) {
            return new ConfigReader().read(Path.of(text));
        }
        String variable = text.substring(ENVIRONMENT.length());
        @Nullable String value = System.getenv(variable);
        if (value == null) {
            throw new ConfigException("The environment of this process has no variable '" + variable
                    + "', which should hold the connector's configuration.");
        }
        return new ConfigReader().read(text, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigLocation location && text.equals(location.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
