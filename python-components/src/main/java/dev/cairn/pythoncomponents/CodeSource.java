package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.HostContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the code of a connector's components is, once it is known that it may run.
 *
 * <p>Source of the rules: {@code custom_code_compiler} of the Python CDK. Code inside of the configuration comes before a
 * file that was named, and that before what is installed, or stands beside the manifest.
 *
 * @param text the code itself; null where it is not in the configuration
 */
record CodeSource(@Nullable String text, HostContext setup) {

    private static final String INJECTED = "__injected_components_py";
    private static final String CHECKSUMS = "__injected_components_py_checksums";

    /** What checksums may be called, with Java's names. */
    private static final Map<String, String> ALGORITHMS = Map.of("md5", "MD5", "sha256", "SHA-256");

    /**
     * The code for a connector.
     *
     * @throws ComponentUnavailableException if it may not run, or is not what its checksums say
     */
    static CodeSource of(HostContext setup) {
        CodeOptions options = setup.options();
        String injected = setup.config().get(INJECTED) instanceof String code && !code.isEmpty() ? code : null;
        boolean foreign = injected != null || options.components() != null || !options.bundled();
        if (foreign && !options.unsafe()) {
            throw new ComponentUnavailableException(
                    "Python code of connectors is not permitted here, since whoever wrote"
                            + " it can do whatever this process can. To permit it, set the environment variable "
                            + CodeOptions.UNSAFE + " to 'true'");
        }
        if (injected != null) {
            requireChecksums(injected, setup.config().get(CHECKSUMS));
        }
        return new CodeSource(injected, setup);
    }

    private static void requireChecksums(String code, @Nullable Object given) {
        if (!(given instanceof Map<?, ?> checksums) || checksums.isEmpty()) {
            throw new ComponentUnavailableException(
                    "the configuration has code in " + INJECTED + ", but no checksum of it in " + CHECKSUMS);
        }
        checksums.forEach((name, expected) -> {
            String algorithm = ALGORITHMS.get(String.valueOf(name));
            if (algorithm == null) {
                throw new ComponentUnavailableException(
                        CHECKSUMS + " has a checksum '" + name + "'; known are md5 and sha256");
            }
            if (!checksum(code, algorithm).equals(expected)) {
                throw new ComponentUnavailableException("the code in " + INJECTED + " does not have the " + name
                        + " checksum that " + CHECKSUMS + " says: somebody may have changed it");
            }
        });
    }

    private static String checksum(String code, String algorithm) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + algorithm, e);
        }
    }

    /** What the side process needs to know of it. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("code", text);
        members.put(
                "file",
                setup.options().components() == null
                        ? null
                        : setup.options().components().toString());
        members.put("folder", setup.folder().toString());
        return members;
    }
}
