package dev.cairn.codegen.compare;

import dev.cairn.codegen.type.Declaration;
import dev.cairn.documents.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is being compared.
 *
 * @param subject its name in Java
 * @param before where the earlier schema says it, or null
 * @param after where the later schema says it, or null
 */
record Spot(
        String subject, @Nullable Place before, @Nullable Place after) {

    /** A part of it, such as {@code .price} or {@code []}, at the same places. */
    Spot part(String suffix) {
        return new Spot(subject + suffix, before, after);
    }

    /** The name of a type, with those that it is nested in. */
    static String nameOf(Declaration type) {
        Declaration owner = type.owner();
        return owner == null ? type.name() : nameOf(owner) + "." + type.name();
    }
}
