package dev.cairn.runtime.sync;

import dev.cairn.core.slice.Slice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a worker does, for monitoring. Thread-safe. */
public interface WorkerGauge {

    /**
     * What a worker does.
     *
     * @param what in words, such as {@code requests a page}
     * @param stream the name of its stream, or null where it has none
     * @param slice what it reads, or null where it reads nothing yet
     * @param page the number of the slice's page that it is at, 1 for the first; 0 where it is at none
     * @param url where it last sent a request for that, without secrets, or null
     * @param until when it will go on, or null where that is not known
     */
    record Activity(
            String what,
            @Nullable String stream,
            @Nullable Slice slice,
            int page,
            @Nullable String url,
            @Nullable Instant until) {

        @Override
        public String toString() {
            return what
                    + (stream == null ? "" : ", stream " + stream)
                    + (slice == null ? "" : ", slice " + slice.merged())
                    + (page == 0 ? "" : ", page " + page)
                    + (until == null ? "" : ", until " + until)
                    + (url == null ? "" : ", " + url);
        }
    }

    Thread thread();

    Activity activity();

    /** How many seconds it has been doing that. */
    long seconds();
}
