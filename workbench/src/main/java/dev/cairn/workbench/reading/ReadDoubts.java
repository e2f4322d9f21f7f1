package dev.cairn.workbench.reading;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.PageRead;
import dev.cairn.runtime.trial.SliceRead;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.seen.MorePages;
import dev.cairn.workbench.seen.Signal;
import dev.cairn.workbench.seen.Totals;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Doubts that a stream was read to its end, by what its last response says. Stateless. */
public final class ReadDoubts {

    private static final int DEEPEST = 4;

    /** From so many records on, a round number is that of a page rather than of all. */
    private static final int SMALLEST_PAGE = 10;

    private ReadDoubts() {}

    /**
     * Returns a warning at the stream's retriever for each slice whose end is in doubt, at most one.
     *
     * @param result of a read of the stream; one that failed, or of several pages that ended at a limit, is in no doubt
     * @param manifest resolved
     */
    public static List<Diagnostic> of(TestReadResult result, ObjectNode manifest, String stream) {
        Node retriever = manifest.items("streams").stream()
                .filter(one -> stream.equals(one.text("name")))
                .flatMap(one -> Optional.ofNullable(one.get("retriever")).stream())
                .findFirst()
                .orElse(null);
        boolean paged = retriever == null || retriever.get("paginator") != null;
        if (result.hasErrors() || (paged && result.limitReached())) {
            return List.of();
        }
        return result.slices().stream()
                .map(slice -> doubt(slice, paged))
                .flatMap(Optional::stream)
                .limit(1)
                .map(doubt -> Diagnostic.warning((retriever == null ? manifest : retriever).place(), doubt))
                .toList();
    }

    private static Optional<String> doubt(SliceRead slice, boolean paged) {
        List<PageRead> pages = slice.pages();
        Object body = pages.isEmpty() ? null : body(pages.get(pages.size() - 1));
        int read = pages.stream()
                .mapToInt(page -> Math.max(page.records().size(), longestList(body(page), 0)))
                .sum();
        List<Signal> signals = body instanceof Map ? Signal.in(body) : List.of();
        OptionalLong total = Totals.of(signals, read);
        if (total.isPresent() && total.getAsLong() > read) {
            return Optional.of(
                    "the API says that there are " + total.getAsLong() + " records, and the read ended after " + read
                            + (paged ? " (check the paginator)" : " (expected a paginator)"));
        }
        if (MorePages.said(signals).orElse(false)) {
            return Optional.of("the last response says that there are more pages, and the read ended after " + read
                    + " records" + (paged ? " (check the paginator)" : " (expected a paginator)"));
        }
        boolean round = read >= SMALLEST_PAGE && (read % 10 == 0 || read % 25 == 0);
        boolean said = total.isPresent() || MorePages.said(signals).isPresent();
        return !paged && !said && body != null && pages.size() == 1 && round
                ? Optional.of("the stream has no paginator, and its response has " + read
                        + " records: so round a number is often the size of a page, and the rest is not read")
                : Optional.empty();
    }

    private static @Nullable Object body(PageRead page) {
        Exchange exchange = page.exchange();
        try {
            return exchange == null ? null : Json.parse(exchange.response().body());
        } catch (IOException e) {
            return null; // other formats say nothing beside their records
        }
    }

    private static int longestList(@Nullable Object value, int depth) {
        if (value instanceof List<?> list) {
            return (int) list.stream().filter(Map.class::isInstance).count();
        }
        Collection<?> members = value instanceof Map<?, ?> object && depth < DEEPEST ? object.values() : List.of();
        return members.stream()
                .mapToInt(member -> longestList(member, depth + 1))
                .max()
                .orElse(0);
    }
}
