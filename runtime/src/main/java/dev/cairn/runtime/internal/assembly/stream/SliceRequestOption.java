package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.retrieval.SliceOptions;
import java.util.List;

/** Puts one value of a slice into requests. */
@FunctionalInterface
public interface SliceRequestOption {

    void addTo(Slice slice, RequestOptions.Builder options);

    /** All of them as one; of two for the same place the later one wins. */
    static SliceOptions all(List<SliceRequestOption> contributions) {
        if (contributions.isEmpty()) {
            return SliceOptions.NONE;
        }
        List<SliceRequestOption> copy = List.copyOf(contributions);
        return slice -> {
            RequestOptions.Builder options = RequestOptions.builder();
            copy.forEach(contribution -> contribution.addTo(slice, options));
            return options.build();
        };
    }
}
