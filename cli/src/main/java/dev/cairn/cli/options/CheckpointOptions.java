package dev.cairn.cli.options;

import dev.cairn.runtime.RunOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

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

    static final class PageCount extends WholeNumber {

        PageCount() {
            super(1, Integer.MAX_VALUE, "CAIRN_CHECKPOINT_PAGES");
        }
    }
}
