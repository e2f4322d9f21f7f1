package dev.cairn.cli.options;

import dev.cairn.runtime.RunOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says how often a sync takes checkpoints, for manifests that are not to be changed. */
public final class CheckpointOptions {

    @Option(
            names = "--checkpoint-pages",
            paramLabel = "N",
            defaultValue = "${env:CAIRN_CHECKPOINT_PAGES}",
            converter = PageCount.class,
            description =
                    "Takes a checkpoint after every N pages of each slice, in all streams, whatever the manifest says of it. "
                            + "Default: the environment variable CAIRN_CHECKPOINT_PAGES, else what the manifest says.")
    private @Nullable Integer pages;

    /** Options with what was said here. */
    public RunOptions in(RunOptions options) {
        return pages == null ? options : options.checkpointPages(pages);
    }

    /** Reads a number of pages; null where the variable is not set, or empty. */
    static final class PageCount implements ITypeConverter<@Nullable Integer> {

        @Override
        public @Nullable Integer convert(String text) {
            String number = text.strip();
            if (number.isEmpty()) {
                return null;
            }
            int pages;
            try {
                pages = Integer.parseInt(number);
            } catch (NumberFormatException e) {
                pages = 0;
            }
            if (pages < 1) {
                throw new TypeConversionException("'" + text + "' is no whole number from 1 to " + Integer.MAX_VALUE
                        + " (of the option, or of CAIRN_CHECKPOINT_PAGES)");
            }
            return pages;
        }
    }
}
