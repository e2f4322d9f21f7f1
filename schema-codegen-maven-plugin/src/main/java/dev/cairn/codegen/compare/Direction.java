package dev.cairn.codegen.compare;

import dev.cairn.documents.Place;
import org.jspecify.annotations.Nullable;

/** Which of two versions of the models reads what the other one wrote. */
enum Direction {
    /** The later one reads. */
    LATER_READS(Aspect.READING),
    /** The earlier one reads. */
    EARLIER_READS(Aspect.WRITING);

    private final Aspect aspect;

    Direction(Aspect aspect) {
        this.aspect = aspect;
    }

    Aspect aspect() {
        return aspect;
    }

    /** What is now and what was: the same in both directions. */
    String change(String reader, String writer) {
        return this == LATER_READS ? reader + ", was " + writer : writer + ", was " + reader;
    }

    /** Words for what the reader lacks: it is gone where the later one reads, and new where the earlier one does. */
    String lacking(String gone, String added) {
        return this == LATER_READS ? gone : added;
    }

    <T> T later(T reader, T writer) {
        return this == LATER_READS ? reader : writer;
    }

    Spot spot(String subject, @Nullable Place reader, @Nullable Place writer) {
        return this == LATER_READS ? new Spot(subject, writer, reader) : new Spot(subject, reader, writer);
    }
}
