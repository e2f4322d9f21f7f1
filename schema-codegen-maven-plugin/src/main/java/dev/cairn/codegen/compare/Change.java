package dev.cairn.codegen.compare;

import dev.cairn.documents.Place;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two schemas.
 *
 * @param subject what was changed, by its name in Java: {@code Order.lines[].price}; {@code []} is an element of a list, {@code {}} a
 *     value of a map
 * @param kind what about it was changed
 * @param what the change in words, such as {@code integer, was string}
 * @param before where the earlier schema says it, or null if it doesn't
 * @param after where the later schema says it, or null if it doesn't
 * @param verdicts what it breaks; nothing for the aspects that are not there
 */
public record Change(
        String subject,
        ChangeKind kind,
        String what,
        @Nullable Place before,
        @Nullable Place after,
        Map<Aspect, Verdict> verdicts) {

    public Change {
        EnumMap<Aspect, Verdict> sorted = new EnumMap<>(Aspect.class);
        sorted.putAll(verdicts);
        verdicts = Collections.unmodifiableMap(sorted);
    }

    /** What it breaks for an aspect; empty for nothing. */
    public Optional<Verdict> verdict(Aspect aspect) {
        return Optional.ofNullable(verdicts.get(aspect));
    }

    /** Where to look: in the later schema, if that says anything; null for what neither says. */
    public @Nullable Place place() {
        return after == null ? before : after;
    }
}
