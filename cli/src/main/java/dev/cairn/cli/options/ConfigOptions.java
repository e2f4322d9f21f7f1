package dev.cairn.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say with which configuration a connector runs, and where a new one goes. */
public final class ConfigOptions {

    static final String DESCRIPTION = "The configuration, JSON.";

    @Option(names = "--config", paramLabel = "FILE", required = true, description = DESCRIPTION)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--config-out",
            paramLabel = "FILE",
            description =
                    "Where to put the configuration when the API gives out new tokens in place of those in it; it may be "
                            + "the file of --config. Default: only a CONTROL message says so.")
    private @Nullable Path out;

    /** The file with the configuration. */
    public ConfigFile file() {
        return new ConfigFile(file, out);
    }
}
