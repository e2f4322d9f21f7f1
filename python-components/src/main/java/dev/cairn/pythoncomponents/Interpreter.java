package dev.cairn.pythoncomponents;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.pythoncomponents.environment.CdkRequirement;
import dev.cairn.pythoncomponents.environment.ConnectorEnvironment;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The Python that components run in: that of the environment which the connector, or at least the CDK, is installed in.
 *
 * @param command a path, or a name that the path of commands has
 * @param unsafe whether code of others may run
 */
record Interpreter(String command, boolean unsafe) {

    private static final long PROTOCOL = 1;

    private static final String NAME_ANOTHER =
            " Name the interpreter of the environment that the connector or airbyte-cdk"
                    + " is installed in: --python or " + CodeOptions.PYTHON;

    /** What the process may know of ours: nothing that holds secrets, unless an address of a proxy does. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "PYTHONPATH",
            "HOME",
            "LANG",
            "LC_ALL",
            "TZ",
            "SYSTEMROOT",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "NO_PROXY",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR");

    /**
     * Returns the interpreter that was named, else that of the connector's own environment, else {@code python3}.
     *
     * @param folder where the manifest is; an environment in it runs only where code that comes with a manifest may run
     */
    static Interpreter of(CodeOptions options, Path folder) {
        String named = options.interpreter();
        if (named == null && options.unsafe()) {
            named = new ConnectorEnvironment(folder)
                    .interpreter()
                    .map(Path::toString)
                    .orElse(null);
        }
        return new Interpreter(named == null ? "python3" : named, options.unsafe());
    }

    /** Starts it. */
    SideProcess start(SecretMask secrets) {
        return start(secrets, () -> Patience.USUAL);
    }

    /** Starts it, with another patience. */
    SideProcess start(SecretMask secrets, Supplier<Duration> patience) {
        ProcessBuilder builder = new ProcessBuilder(command, "-I", "-u", "-c", BridgeSource.LOADER);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !PASSED_ON.contains(name.toUpperCase(Locale.ROOT)));
        if (unsafe) {
            environment.put(CodeOptions.UNSAFE, "true"); // the CDK asks for it as well
        }
        try {
            return SideProcess.start(builder, new Callbacks(secrets), secrets, patience);
        } catch (IOException e) {
            throw new ComponentUnavailableException("there is no Python interpreter '" + command + "'." + NAME_ANOTHER);
        }
    }

    /**
     * Makes sure that components can run in it, and tells what it is.
     *
     * @throws ComponentUnavailableException if they cannot
     */
    String requireFit(SideProcess process, String className) throws InterruptedException {
        Map<?, ?> about;
        try {
            about = process.call("hello", Map.of("protocol", PROTOCOL, "class_name", className), Frame.NOTHING, null)
                    .object("ok");
        } catch (SystemException e) {
            throw new ComponentUnavailableException(
                    "'" + command + "' does not run as a Python interpreter. " + e.getMessage() + NAME_ANOTHER);
        }
        List<?> version = about.get("python") instanceof List<?> numbers ? numbers : List.of(0L, 0L, 0L);
        String name = command + " (Python " + version.get(0) + "." + version.get(1) + "." + version.get(2) + ")";
        if (number(version.get(0)) < 3 || (number(version.get(0)) == 3 && number(version.get(1)) < 10)) {
            throw new ComponentUnavailableException(
                    name + " is too old; Python 3.10 or newer is needed." + NAME_ANOTHER);
        }
        String cdk = about.get("cdk") instanceof String text ? text : null;
        if (cdk == null || major(cdk) < 6) {
            String wanted = about.get("requirement") instanceof String text && CdkRequirement.fits(text)
                    ? text
                    : CdkRequirement.ANY;
            throw new ComponentUnavailableException(name + " has "
                    + (cdk == null ? "no airbyte-cdk" : "airbyte-cdk " + cdk + ", and 6 or 7 is needed")
                    + ". Install it: " + command + " -m pip install '" + wanted
                    + "'. Or name another interpreter: --python or "
                    + CodeOptions.PYTHON);
        }
        return name + " with airbyte-cdk " + cdk
                + (about.get("requirement") instanceof String wanted
                        ? "; the connector's package asks for " + wanted
                        : "");
    }

    private static long number(@Nullable Object part) {
        return part instanceof Long number ? number : 0;
    }

    private static int major(String version) {
        int dot = version.indexOf('.');
        try {
            return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
