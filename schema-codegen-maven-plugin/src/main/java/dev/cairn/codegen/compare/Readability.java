package dev.cairn.codegen.compare;

import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.JsonKind;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds values that one version of the models writes and the other one doesn't read. Types may contain themselves: a pair that is being
 * compared, or was, is not compared again.
 */
final class Readability {

    /** How many attempts to find the alternative that reads a value may be made within each other. */
    private static final int DEEPEST = 2;

    /**
     * What is the same in all attempts.
     *
     * @param unchanged types that need not be compared
     * @param readerLenient the enums that read any text
     * @param writerLenient the enums that may write any text
     */
    record Versions(
            Direction direction, Unchanged unchanged, TypeSelection readerLenient, TypeSelection writerLenient) {}

    /** Types that were met together. */
    private record Pair(Declaration reader, Declaration writer) {}

    private final Versions versions;
    private final Changes changes;
    private final Set<Pair> met;
    private final int depth;

    Readability(Versions versions, Changes changes) {
        this(versions, changes, new HashSet<>(), 0);
    }

    private Readability(Versions versions, Changes changes, Set<Pair> met, int depth) {
        this.versions = versions;
        this.changes = changes;
        this.met = met;
        this.depth = depth;
    }

    Versions versions() {
        return versions;
    }

    /** Whether no further attempt may be made within this one. */
    boolean isDeepest() {
        return depth == DEEPEST;
    }

    /** What would be found if the reader were another type. */
    Changes attempt(ComparedValue reader, ComparedValue writer, Spot spot) {
        Changes found = new Changes();
        new Readability(versions, found, new HashSet<>(met), depth + 1).compare(reader, writer, spot);
        return found;
    }

    void report(Spot spot, ChangeKind kind, String what, Verdict verdict) {
        changes.add(spot, kind, what, versions.direction().aspect(), verdict);
    }

    /** Compares types that may have null as a value. */
    void compareOrNull(TypeUse reader, TypeUse writer, ComparedValue readers, ComparedValue writers, Spot spot) {
        if (writer.allowsNull() && !writer.isAnything() && !reader.allowsNull()) {
            reportNull(spot);
        }
        compare(readers, writers, spot);
    }

    void reportNull(Spot spot) {
        report(
                spot,
                ChangeKind.NULL,
                versions.direction().lacking("null is no value any more", "null is a value now"),
                Verdict.BREAKS);
    }

    private void reportType(ComparedValue reader, ComparedValue writer, Spot spot, Verdict verdict) {
        report(spot, ChangeKind.TYPE, versions.direction().change(reader.words(), writer.words()), verdict);
    }

    /** Compares values that are not null. */
    void compare(ComparedValue reader, ComparedValue writer, Spot spot) {
        TypeUse read = reader.type();
        TypeUse written = writer.type();
        if (isOfOthers(read) || isOfOthers(written)) {
            if (!read.equals(written)) {
                reportType(reader, writer, spot, read.isAnything() ? Verdict.MAY_BREAK : Verdict.BREAKS);
            }
            return;
        }
        if (read.isAnything()) {
            new BoundsComparison(versions.direction(), changes).compare(reader, writer, spot);
            return;
        }
        if (written.isAnything()) {
            reportType(reader, writer, spot, Verdict.BREAKS);
            return;
        }
        Declaration readType = read.declaration();
        Declaration writtenType = written.declaration();
        if (readType != null && writtenType != null) {
            if (versions.unchanged().has(readType, writtenType) || !met.add(new Pair(readType, writtenType))) {
                new BoundsComparison(versions.direction(), changes).compare(reader, writer, spot);
                return;
            }
        }
        if (Alternatives.isChoice(readType) || Alternatives.isChoice(writtenType)) {
            new Alternatives(this).compare(reader, writer, spot);
            return;
        }
        compareForms(reader, writer, spot);
    }

    private static boolean isOfOthers(TypeUse type) {
        return !type.isChecked() || type.imported() != null;
    }

    private void compareForms(ComparedValue reader, ComparedValue writer, Spot spot) {
        ListOf readList = reader.type().list();
        ListOf writtenList = writer.type().list();
        if (readList != null && writtenList != null) {
            compareLists(reader, readList, writer, writtenList, spot);
            return;
        }
        if (readList != null && readList.singleAccepted()) {
            compare(reader.element(readList.element()), writer, spot);
            return;
        }
        boolean objects = reader.type().kinds().equals(EnumSet.of(JsonKind.OBJECT))
                && writer.type().kinds().equals(EnumSet.of(JsonKind.OBJECT));
        if (objects) {
            compareObjects(reader, writer, spot);
            return;
        }
        if (readList != null || writtenList != null || !areScalars(reader, writer)) {
            reportType(reader, writer, spot, Verdict.BREAKS);
            return;
        }
        new ScalarComparison(versions, changes).compare(reader, writer, spot);
        new BoundsComparison(versions.direction(), changes).compare(reader, writer, spot);
    }

    private static boolean areScalars(ComparedValue reader, ComparedValue writer) {
        return !reader.type().kinds().contains(JsonKind.OBJECT)
                && !writer.type().kinds().contains(JsonKind.OBJECT);
    }

    private void compareLists(ComparedValue reader, ListOf read, ComparedValue writer, ListOf written, Spot spot) {
        if (written.singleAccepted() && !read.singleAccepted()) {
            report(
                    spot,
                    ChangeKind.TYPE,
                    versions.direction()
                            .lacking("a single value is no list any more", "a single value is a list, too, now"),
                    Verdict.BREAKS);
        }
        new BoundsComparison(versions.direction(), changes).compare(reader, writer, spot);
        Spot elements = spot.part("[]");
        if (read.places() != null || written.places() != null) {
            comparePlaces(reader, read, writer, written, elements);
            return;
        }
        compareOrNull(
                read.element(),
                written.element(),
                reader.element(read.element()),
                writer.element(written.element()),
                elements);
    }

    private void comparePlaces(ComparedValue reader, ListOf read, ComparedValue writer, ListOf written, Spot spot) {
        int places = Math.max(placesOf(read), placesOf(written));
        for (int place = 0; place <= places; place++) {
            TypeUse readPart = partOf(read, place);
            TypeUse writtenPart = partOf(written, place);
            compareOrNull(readPart, writtenPart, reader.element(readPart), writer.element(writtenPart), spot);
        }
    }

    private static int placesOf(ListOf list) {
        return list.places() == null ? 0 : list.places().first().size();
    }

    private static TypeUse partOf(ListOf list, int place) {
        ListOf.Places places = list.places();
        if (places == null) {
            return list.element();
        }
        return place < places.first().size() ? places.first().get(place) : places.rest();
    }

    private void compareObjects(ComparedValue reader, ComparedValue writer, Spot spot) {
        MapOf readMap = reader.type().map();
        MapOf writtenMap = writer.type().map();
        if (readMap != null && writtenMap != null) {
            compareMaps(reader, readMap, writer, writtenMap, spot);
        } else if (readMap != null) {
            new BoundsComparison(versions.direction(), changes).compare(reader, writer, spot);
            new RecordComparison(this).compareWithMap(reader, readMap, recordOf(writer), spot);
        } else if (writtenMap != null) {
            reportType(reader, writer, spot, Verdict.BREAKS);
        } else {
            new RecordComparison(this).compare(recordOf(reader), recordOf(writer));
        }
    }

    private static RecordType recordOf(ComparedValue value) {
        return value.type().records().get(0);
    }

    private void compareMaps(ComparedValue reader, MapOf read, ComparedValue writer, MapOf written, Spot spot) {
        new BoundsComparison(versions.direction(), changes).compare(reader, writer, spot);
        Spot values = spot.part("{}");
        MapOf.ByName readNames = read.names();
        MapOf.ByName writtenNames = written.names();
        if (readNames == null && writtenNames == null) {
            compareOrNull(
                    read.value(), written.value(), reader.inMap(read.value()), writer.inMap(written.value()), values);
            return;
        }
        Map<String, TypeUse> patterns = readNames == null ? Map.of() : readNames.patterns();
        Map<String, TypeUse> others = writtenNames == null ? Map.of() : writtenNames.patterns();
        TypeUse readRest = readNames == null ? read.value() : readNames.rest();
        TypeUse writtenRest = writtenNames == null ? written.value() : writtenNames.rest();
        if (!patterns.keySet().equals(others.keySet())) {
            report(
                    values,
                    ChangeKind.TYPE,
                    "patterns of names "
                            + versions.direction()
                                    .change(
                                            List.copyOf(patterns.keySet()).toString(),
                                            List.copyOf(others.keySet()).toString()),
                    Verdict.MAY_BREAK);
            return;
        }
        patterns.forEach((pattern, value) -> {
            TypeUse other = others.getOrDefault(pattern, writtenRest);
            compareOrNull(value, other, reader.inMap(value), writer.inMap(other), values);
        });
        compareOrNull(readRest, writtenRest, reader.inMap(readRest), writer.inMap(writtenRest), values);
    }

    /** A type of our own as a value. */
    static ComparedValue valueOf(Declaration declaration) {
        return new ComparedValue(new Declared(declaration), Checks.NONE);
    }
}
