package dev.cairn.retrieval.pagination;

import dev.cairn.http.Headers;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers as pagination templates see them: names ignore case, except that {@code link} in lower case gives the
 * parsed links of the {@code Link} header by their relation. Unmodifiable.
 */
final class PageHeaders extends AbstractMap<String, Object> {

    private static final String LINK = "link";

    private final Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Map<String, String>> links;
    private final Map<String, Object> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    PageHeaders(Headers headers) {
        this.headers.putAll(headers.asMap());
        this.links = LinkHeader.parse(headers.value(LINK).orElse(""));
        this.shown.putAll(this.headers);
        this.shown.remove(LINK);
        this.shown.put(LINK, links);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return LINK.equals(name) ? links : name instanceof String ? headers.get(name) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return LINK.equals(name) || (name instanceof String && headers.containsKey(name));
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Collections.unmodifiableSet(shown.entrySet());
    }
}
