package dev.cairn.retrieval.pagination.signal;

import dev.cairn.http.Headers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * The end of the pages of a slice, which the last response may contradict.
 *
 * @param read how many records the pages have, before filters; empty where not all of them were read now
 * @param frame what the last response says beside its records; empty where that is not at hand
 * @param headers of the last response
 * @param whole whether the slice is all of the stream
 */
public record EndOfPages(OptionalLong read, Optional<RecordsFrame> frame, Headers headers, boolean whole) {

    /** From so many records on, a round number is that of a page rather than of all. */
    private static final int SMALLEST_PAGE = 10;

    private static final Pattern NEXT = Pattern.compile(";\\s*rel=\"?next\\b", Pattern.CASE_INSENSITIVE);

    private static final List<String> TOTAL_HEADERS = List.of("X-Total-Count", "X-Total");

    /**
     * Returns the reason to doubt that these are all records, in words; empty where there is none.
     *
     * @param paged whether the manifest says how the pages go on, or that they do not
     */
    Optional<String> doubt(boolean paged) {
        String advice = paged ? " (check the paginator)" : " (expected a paginator)";
        List<Signal> signals = frame.map(RecordsFrame::signals).orElse(List.of());
        OptionalLong total = total(signals);
        Optional<Boolean> more = nextLink() ? Optional.of(true) : MorePages.said(signals);
        long known = read.orElse(0) + frame.map(RecordsFrame::others).orElse(0L);
        if (total.isPresent() && read.isPresent()) {
            return total.getAsLong() > known && read.getAsLong() > 0
                    ? Optional.of("the API says that there are " + total.getAsLong()
                            + " records, and the read ended after " + read.getAsLong() + advice)
                    : Optional.empty();
        }
        if (more.isPresent()) {
            return more.get()
                    ? Optional.of("the last response says that there are more pages, and the read ended"
                            + (read.isPresent() ? " after " + read.getAsLong() + " records" : "") + advice)
                    : Optional.empty();
        }
        return !paged && whole && frame.isPresent() && total.isEmpty() && isPageSize(read.orElse(0))
                ? Optional.of("the stream has no paginator, and its only response has " + read.getAsLong()
                        + " records, which is often the size of a page (add a paginator if the API has more)")
                : Optional.empty();
    }

    /** The smallest number that is called a total. */
    private OptionalLong total(List<Signal> signals) {
        String list = frame.map(RecordsFrame::path)
                .filter(path -> !path.isEmpty())
                .map(path -> Signal.letters(path.get(path.size() - 1)))
                .orElse("");
        LongStream ofHeaders = TOTAL_HEADERS.stream()
                .flatMap(name -> headers.value(name).stream())
                .mapToLong(Totals::whole)
                .filter(number -> number >= 0);
        return LongStream.concat(ofHeaders, Totals.all(signals, list).stream().mapToLong(total -> total))
                .min();
    }

    private boolean nextLink() {
        return headers.value("Link").filter(link -> NEXT.matcher(link).find()).isPresent();
    }

    /** True for 10, 20, 25, 30 and 50, and the like with zeros. */
    private static boolean isPageSize(long records) {
        long digits = records;
        while (digits >= 100 && digits % 10 == 0) {
            digits /= 10;
        }
        return records >= SMALLEST_PAGE && List.of(10L, 20L, 25L, 30L, 50L).contains(digits);
    }
}
