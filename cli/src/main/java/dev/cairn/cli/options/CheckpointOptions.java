package dev.cairn.cli.options;

import dev.cairn.runtime.RunOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how often a sync takes checkpoints, for manifests that are not to be changed. */
public final class CheckpointOptions {

    private static final String OFF = "off";
    private static final int NONE = 0;

    @Option(
            names = "--checkpoint-pages",
            paramLabel = "N|off",
            defaultValue = "${env:CAIRN_CHECKPOINT_PAGES}",
            converter = PageCount.class,
            description =
                    "Takes a checkpoint after every N pages of each slice, in all streams, whatever the manifest says of it; "
                            + "with off only where the manifest says so. Default: the environment variable "
                            + "CAIRN_CHECKPOINT_PAGES, else off; in a sync into a destination, streams with a cursor and a "
                            + "primary key have checkpoints where their records come in the order of the cursor, too.")
    private @Nullable Integer pages;

    /** Returns options with the checkpoints of a command that writes protocol messages. */
    public RunOptions in(RunOptions options) {
        return pages == null || pages == NONE ? options : options.checkpointPages(pages);
    }

    /** Returns options with the checkpoints of a sync into a destination. */
    public RunOptions inSync(RunOptions options) {
        return pages == null ? options.unaskedCheckpoints() : in(options);
    }

    static final class PageCount extends WholeNumber {

        PageCount() {
            super(1, Integer.MAX_VALUE, "CAIRN_CHECKPOINT_PAGES");
        }

        @Override
        public @Nullable Integer convert(String text) {
            return text.strip().equals(OFF) ? Integer.valueOf(NONE) : super.convert(text);
        }
    }
}
