package dev.cairn.workbench.draft;

import dev.cairn.workbench.draft.StreamDraft.Reading;
import dev.cairn.workbench.draft.StreamDraft.Records;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a draft of one stream has otherwise than another one of it, to be done to a third. Immutable.
 *
 * @param before without the change
 * @param after with it
 */
public record DraftChange(ManifestDraft before, ManifestDraft after) {

    /** A draft with the change, and with all else as it was. */
    public ManifestDraft on(ManifestDraft draft) {
        if (draft.equals(before)) {
            return after;
        }
        ManifestDraft changed = draft.with(this::stream);
        for (ConfigProperty property : after.properties()) {
            if (!before.properties().contains(property)) {
                changed = changed.with(property);
            }
        }
        return changed.pruned();
    }

    private StreamDraft stream(StreamDraft given) {
        Records from = before.stream().records();
        Records to = after.stream().records();
        Records records = given.records();
        Reading old = before.stream().reading();
        Reading changed = after.stream().reading();
        Reading reading = given.reading();
        return new StreamDraft(
                given.name(),
                request(before.stream().request(), after.stream().request(), given.request()),
                new Records(
                        other(from.decoder(), to.decoder(), records.decoder()),
                        Objects.equals(from.path(), to.path()) ? records.path() : to.path(),
                        Objects.equals(from.key(), to.key()) ? records.key() : to.key(),
                        other(from.schema(), to.schema(), records.schema())),
                new Reading(
                        other(old.paginator(), changed.paginator(), reading.paginator()),
                        other(old.cursor(), changed.cursor(), reading.cursor()),
                        other(old.partitions(), changed.partitions(), reading.partitions())));
    }

    private static RequestDraft request(RequestDraft from, RequestDraft to, RequestDraft given) {
        return new RequestDraft(
                from.method().equals(to.method()) ? given.method() : to.method(),
                from.url().equals(to.url()) ? given.url() : to.url(),
                members(from.parameters(), to.parameters(), given.parameters()),
                members(from.headers(), to.headers(), given.headers()),
                body(from.body(), to.body(), given.body()),
                other(from.authenticator(), to.authenticator(), given.authenticator()));
    }

    private static @Nullable ComponentDraft body(
            @Nullable ComponentDraft from, @Nullable ComponentDraft to, @Nullable ComponentDraft given) {
        if (from != null
                && to != null
                && given != null
                && from.fields().get("value") instanceof Map<?, ?> fromValues
                && to.fields().get("value") instanceof Map<?, ?> toValues
                && given.fields().get("value") instanceof Map<?, ?> values) {
            return ComponentDraft.of(given.type()).with("value", members(fromValues, toValues, values));
        }
        return other(from, to, given);
    }

    private static <K, V> Map<K, V> members(
            Map<? extends K, ? extends V> from, Map<? extends K, ? extends V> to, Map<? extends K, ? extends V> given) {
        Map<K, V> members = new LinkedHashMap<>(given);
        members.keySet().removeIf(name -> from.containsKey(name) && !to.containsKey(name));
        to.forEach((name, value) -> {
            if (!Objects.equals(value, from.get(name))) {
                members.put(name, value);
            }
        });
        return members;
    }

    private static <T> @Nullable T other(@Nullable T from, @Nullable T to, @Nullable T given) {
        return Objects.equals(from, to) ? given : to;
    }
}
