package dev.cairn.cli.options;

import dev.cairn.runtime.RunOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say whether a sync finds out how many slices it reads at once. */
public final class ConcurrencyOptions {

    @Option(
            names = "--concurrency",
            paramLabel = "auto|manifest",
            defaultValue = "${env:CAIRN_CONCURRENCY}",
            converter = Word.class,
            description =
                    "auto finds out how many slices are read at once: more while that makes the sync faster, fewer where the API refuses "
                            + "requests or becomes slower; up to as many as the manifest says. manifest reads as many as that. "
                            + "Default: the environment variable CAIRN_CONCURRENCY, else auto where --concurrency-max is given, else "
                            + "manifest.")
    private @Nullable Source source;

    @Option(
            names = "--concurrency-max",
            paramLabel = "N",
            defaultValue = "${env:CAIRN_CONCURRENCY_MAX}",
            converter = SliceCount.class,
            description =
                    "With --concurrency auto, up to N slices at once, whatever the manifest says; its api_budget counts all the same. "
                            + "Default: the environment variable CAIRN_CONCURRENCY_MAX.")
    private @Nullable Integer most;

    /** Who says how many; constants are the words of the command line. */
    enum Source {
        auto,
        manifest
    }

    /** Options with what was said here. */
    public RunOptions in(RunOptions options) {
        if (source == Source.manifest || (source == null && most == null)) {
            return options;
        }
        return most == null ? options.findingConcurrency() : options.findingConcurrency(most);
    }

    static final class Word implements ITypeConverter<@Nullable Source> {

        @Override
        public @Nullable Source convert(String text) {
            return switch (text.strip()) {
                case "" -> null;
                case "auto" -> Source.auto;
                case "manifest" -> Source.manifest;
                default ->
                    throw new TypeConversionException(
                            "'" + text + "' is neither auto nor manifest (of the option, or of CAIRN_CONCURRENCY)");
            };
        }
    }

    static final class SliceCount extends WholeNumber {

        SliceCount() {
            super(1, RunOptions.MOST_SLICES, "CAIRN_CONCURRENCY_MAX");
        }
    }
}
