package dev.cairn.retrieval.pagination.signal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells the first doubt about the end of a stream's pages. Thread-safe. */
public final class EndDoubts {

    /** Has no doubts. */
    public static final EndDoubts NONE = new EndDoubts(false, false, doubt -> {});

    private final boolean paged;
    private final Consumer<String> listener;
    private final AtomicBoolean told;

    private EndDoubts(boolean looks, boolean paged, Consumer<String> listener) {
        this.paged = paged;
        this.listener = listener;
        this.told = new AtomicBoolean(!looks);
    }

    /**
     * Tells of a stream.
     *
     * @param paged whether the manifest says how its pages go on, or that they do not
     * @param listener hears the first doubt, in words
     */
    public static EndDoubts telling(boolean paged, Consumer<String> listener) {
        return new EndDoubts(true, paged, listener);
    }

    /** Looks at an end, which is made only while nothing has been told. */
    public void look(Supplier<EndOfPages> end) {
        if (!told.get()) {
            end.get().doubt(paged).filter(doubt -> !told.getAndSet(true)).ifPresent(listener);
        }
    }
}
