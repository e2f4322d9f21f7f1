package dev.cairn.cli.options;

import dev.cairn.runtime.RunOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how many pages a sync asks for before their turn. */
public final class PagesAheadOptions {

    @Option(
            names = "--pages-ahead",
            paramLabel = "N",
            defaultValue = "${env:CAIRN_PAGES_AHEAD}",
            converter = PageCount.class,
            description =
                    "Asks for up to N further pages of each slice while one is awaited, where a page's request does not depend on the "
                            + "answer before it. The output is the same; the API gets N more requests at once for each slice that "
                            + "is read, and up to N beyond the end of each. Default: the environment variable CAIRN_PAGES_AHEAD, "
                            + "else 0.")
    private @Nullable Integer pages;

    /** Options with what was said here. */
    public RunOptions in(RunOptions options) {
        return pages == null ? options : options.pagesAhead(pages);
    }

    static final class PageCount extends WholeNumber {

        PageCount() {
            super(0, RunOptions.MOST_PAGES_AHEAD, "CAIRN_PAGES_AHEAD");
        }
    }
}
