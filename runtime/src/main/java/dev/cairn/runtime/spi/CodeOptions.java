package dev.cairn.runtime.spi;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the code of custom components is that is not Java, what runs it, and whether it may run. Immutable.
 *
 * @param interpreter what runs it, a path or a command; null for the first that is found
 * @param components a file of code that was named by hand; null for none
 * @param bundled whether the manifest is part of the connector's image, so that the code that is installed beside it is
 *     as trusted as the manifest
 * @param unsafe whether code may run that comes with a manifest or a configuration that anyone may have written
 * @param ahead whether what runs it is started ahead for the next run, for programs that run connectors again and again; each
 *     run has one of its own all the same
 */
public record CodeOptions(
        @Nullable String interpreter, @Nullable Path components, boolean bundled, boolean unsafe, boolean ahead) {

    /** The environment variable that names the interpreter. */
    public static final String PYTHON = "CAIRN_PYTHON";

    /** The environment variable that permits code of others; the reference has it, too. */
    public static final String UNSAFE = "AIRBYTE_ENABLE_UNSAFE_CODE";

    /** What the environment variables of this process say. */
    public static CodeOptions ofEnvironment() {
        String python = System.getenv(PYTHON);
        return new CodeOptions(
                python == null || python.isBlank() ? null : python,
                null,
                false,
                "true".equalsIgnoreCase(System.getenv(UNSAFE)),
                false);
    }

    /** With another interpreter. */
    public CodeOptions interpreter(String other) {
        return new CodeOptions(other, components, bundled, unsafe, ahead);
    }

    /** With a file of code. */
    public CodeOptions components(Path file) {
        return new CodeOptions(interpreter, file, bundled, unsafe, ahead);
    }

    /** For the manifest of a connector's image. */
    public CodeOptions ofBundledManifest() {
        return new CodeOptions(interpreter, components, true, unsafe, ahead);
    }

    /** With code of others permitted, or not. */
    public CodeOptions unsafe(boolean permitted) {
        return new CodeOptions(interpreter, components, bundled, permitted, ahead);
    }

    /** With the next run's start ahead of it. */
    public CodeOptions startingAhead() {
        return new CodeOptions(interpreter, components, bundled, unsafe, true);
    }
}
