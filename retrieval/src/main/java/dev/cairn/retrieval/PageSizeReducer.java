package dev.cairn.retrieval;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.pythonvalues.PythonText;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the page size of one slice, and reduces it where an error handler asks for smaller pages. Confined to one
 * thread.
 *
 * <p>Source of the rules: {@code PageSizeReducer} of the Python CDK.
 */
final class PageSizeReducer {

    private final String stream;
    private final @Nullable PageSizeReduction rules;
    private final @Nullable Object configured;
    private final HttpRequester requester;
    private @Nullable Long reduced;
    private long attempts;
    private long retriesAtMinimum;

    /**
     * @param rules null where pages cannot become smaller
     * @param configured the page size of the pagination strategy
     */
    PageSizeReducer(
            String stream, @Nullable PageSizeReduction rules, @Nullable Object configured, HttpRequester requester) {
        this.stream = stream;
        this.rules = rules;
        this.configured = configured;
        this.requester = requester;
    }

    /** The page size to ask for, or null for the strategy's own. */
    @Nullable
    Long reduced() {
        return reduced;
    }

    /** Asks for pages of another size than the strategy's own from now on; null for that. */
    void goOn(@Nullable Long size) {
        reduced = rules == null ? null : size;
    }

    /** A page came. */
    void succeeded() {
        attempts = 0;
        retriesAtMinimum = 0;
        if (rules != null && rules.reset()) {
            reduced = null;
        }
    }

    /**
     * Makes the page size smaller, if it can be, and waits before the page may be asked for again.
     *
     * @param refusal what the error handler says of the page; empty for nothing
     * @throws SyncException if that is in vain
     */
    void reduce(String refusal) throws InterruptedException {
        if (rules == null) {
            throw new ConfigException("An error handler of stream " + stream
                    + " says REDUCE_PAGE_SIZE, but the stream's retriever has no page_size_reduction.");
        }
        long current = current();
        long smaller = Math.max(rules.minimum(), divided(current, rules.factor()));
        if (smaller >= current) {
            retry(rules, current, refusal);
            return;
        }
        attempts++;
        if (attempts > rules.maxAttempts()) {
            throw exhausted(
                    rules,
                    "The API refuses pages of stream " + stream + " of every size that was tried, down to " + current
                            + " records.",
                    "The page size was reduced " + rules.maxAttempts() + " times in a row without a page",
                    refusal);
        }
        reduced = smaller;
        pause(rules, attempts, "The page is asked for again with " + smaller + " instead of " + current + " records");
    }

    private long current() {
        if (reduced != null) {
            return reduced;
        }
        if (configured instanceof Long size) {
            return size;
        }
        throw new ConfigException(
                "The pages of stream " + stream + " are to become smaller, but its page size is "
                        + (configured == null ? "not set" : "no whole number") + ".",
                "page_size is " + PythonText.repr(configured),
                null);
    }

    private static long divided(long size, double factor) {
        return (long) PythonNumbers.floorDivide((double) size, factor);
    }

    /** The size is the smallest already, but the API may have a bad moment only. */
    private void retry(PageSizeReduction limits, long current, String refusal) throws InterruptedException {
        if (retriesAtMinimum < limits.retriesAtMinimum()) {
            retriesAtMinimum++;
            pause(limits, retriesAtMinimum, "The page is asked for again with " + current + " records, the fewest");
            return;
        }
        if (reduced == null && limits.minimum() > 1) {
            throw new ConfigException(
                    "The page size of stream " + stream + " (" + current
                            + ") cannot be reduced, since minimum_page_size is " + limits.minimum()
                            + ". Raise the page size or lower minimum_page_size.",
                    internal("The API refuses pages of " + current + " records", refusal),
                    null);
        }
        throw exhausted(
                limits,
                "The API refuses pages of stream " + stream + " even of " + current
                        + " records, which is the smallest size allowed.",
                "The API refuses pages of " + current + " records",
                refusal);
    }

    private void pause(PageSizeReduction limits, long times, String reason) throws InterruptedException {
        requester.pause(limits.backoff().multipliedBy(times), reason);
    }

    private static TransientException exhausted(
            PageSizeReduction limits, String message, String internal, String refusal) {
        return new TransientException(
                FailureMessage.after(message, limits.failureMessage()), internal(internal, refusal), null);
    }

    private static String internal(String what, String refusal) {
        return refusal.isEmpty() ? what : what + ": " + refusal;
    }
}
