package dev.cairn.workbench.operation;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.workbench.agent.AgentPermission;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configurations and secrets that the person has named. Files are read anew at each call, since people mend them meanwhile.
 * Thread-safe.
 */
public final class NamedConfigs {

    private static final String SUFFIX = ".json";

    private final Map<String, Path> files;
    private final Map<String, String> variables;
    private final Set<String> publicFields;

    NamedConfigs(AgentPermission permission) {
        this.files = permission.configs();
        this.variables = permission.secrets();
        this.publicFields = permission.publicFields();
    }

    /**
     * Finds the configurations of a folder by their names, sorted: {@code NAME.json} is {@code NAME}. Hidden files are none.
     *
     * @param folder need not be there
     */
    public static SortedMap<String, Path> inFolder(Path folder) throws IOException {
        SortedMap<String, Path> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
                for (Path file : files) {
                    String name = String.valueOf(file.getFileName());
                    if (!name.startsWith(".") && !Files.isDirectory(file)) {
                        found.put(name.substring(0, name.length() - SUFFIX.length()), file);
                    }
                }
            }
        }
        return found;
    }

    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** The names that commands of curl may have for secrets. */
    public List<String> variables() {
        return variables.keySet().stream().sorted().toList();
    }

    /** The value of a variable; null where the person has not named it. */
    public @Nullable String variable(String name) {
        return variables.get(name);
    }

    /** The values of the variables. */
    public Set<String> variableValues() {
        return Set.copyOf(variables.values());
    }

    /**
     * A configuration.
     *
     * @throws OperationFailure if there is none of that name
     * @throws InvalidDocumentException if it cannot be read
     */
    public ObjectNode read(String name) {
        Path file = files.get(name);
        if (file == null) {
            throw new OperationFailure("There is no configuration '" + name + "' (expected "
                    + (files.isEmpty()
                            ? "one that the person names: cairn mcp --config NAME=FILE"
                            : String.join(" or ", files.keySet()))
                    + "). A configuration is named, and its values are never passed.");
        }
        return new ConfigReader().read(file);
    }

    /** Whether a file is one of a configuration. */
    boolean isFile(Path real) {
        return files.values().stream().anyMatch(file -> {
            try {
                return Files.isSameFile(file, real);
            } catch (IOException e) {
                return false; // it is not there yet
            }
        });
    }

    /**
     * Teaches a mask the values. The manifest's spec says which are secret, but the manifest is the agent's: so all are but those
     * that are clearly none, and the fields that the person has named as public.
     */
    void teach(SecretMask secrets) {
        variables.values().forEach(secrets::add);
        for (String name : files.keySet()) {
            try {
                HiddenValues.of(read(name).toPlain(), publicFields).forEach(secrets::add);
            } catch (InvalidDocumentException e) {
                // The tool that needs it says so.
            }
        }
    }
}
