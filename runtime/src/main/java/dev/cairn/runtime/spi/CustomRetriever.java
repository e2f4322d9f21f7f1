package dev.cairn.runtime.spi;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the records of a slice in its own way: implements a {@code CustomRetriever}. Thread-safe. */
@FunctionalInterface
public interface CustomRetriever extends CustomComponent {

    /**
     * The pages of a slice, each read when it is asked for. The slice may be checkpointed after each of them, so a record
     * must not be put off to a later page than the API has it.
     */
    Iterator<List<Map<String, @Nullable Object>>> pages(StreamSlice slice);
}
