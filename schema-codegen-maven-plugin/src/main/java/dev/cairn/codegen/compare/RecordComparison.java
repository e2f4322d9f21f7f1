package dev.cairn.codegen.compare;

import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares objects with known properties. */
final class RecordComparison {

    private static final TypeUse ANYTHING = new AnyJson();

    private final Readability around;
    private final Direction direction;

    RecordComparison(Readability around) {
        this.around = around;
        this.direction = around.versions().direction();
    }

    void compare(RecordType reader, RecordType writer) {
        String name = Spot.nameOf(direction.later(reader, writer));
        Spot spot = direction.spot(name, reader.place(), writer.place());
        Map<String, Property> read = Property.of(reader);
        Map<String, Property> written = Property.of(writer);
        read.forEach((property, wanted) -> {
            Property given = written.get(property);
            if (given == null) {
                compareWithUndescribed(property, wanted, writer, name);
            } else {
                compareProperties(wanted, given, name);
            }
        });
        written.forEach((property, given) -> {
            if (!read.containsKey(property)) {
                compareAsUndescribed(property, given, reader, name);
            }
        });
        compareOthers(reader, writer, spot);
        compareDemands(reader, written, writer, spot);
    }

    private void compareProperties(Property reader, Property writer, String name) {
        Spot spot =
                direction.spot(name + "." + direction.later(reader, writer).javaName(), reader.place(), writer.place());
        if (reader.required() && !writer.required()) {
            around.report(spot, ChangeKind.REQUIRED, direction.lacking("required now", "optional now"), Verdict.BREAKS);
        }
        boolean nullIsRead = reader.nullable() || !reader.required();
        if (writer.nullable() && !writer.value().type().isAnything() && !nullIsRead) {
            around.reportNull(spot);
        }
        around.compare(reader.value(), writer.value(), spot);
    }

    /** A property that the reader describes and the writer doesn't: it may be among those that the writer doesn't name. */
    private void compareWithUndescribed(String property, Property wanted, RecordType writer, String name) {
        Spot spot = direction.spot(name + "." + wanted.javaName(), wanted.place(), null);
        if (wanted.required()) {
            String what = direction.lacking("new, and required", "gone, and was required");
            around.report(spot, ChangeKind.PROPERTY, what, Verdict.BREAKS);
        }
        if (writer.closed() || !mayBeNamed(property, writer.additionalPatterns())) {
            return;
        }
        ComparedValue others = othersOf(writer);
        Changes found = around.attempt(wanted.value(), others, spot);
        if (!found.isEmpty()) {
            boolean described = !others.type().isAnything() && found.areCertain();
            around.report(
                    spot,
                    ChangeKind.PROPERTY,
                    direction.lacking(
                            "new; documents may have had it with other values",
                            "gone; documents may have it with other values"),
                    described ? Verdict.BREAKS : Verdict.MAY_BREAK);
        }
    }

    /** A property that the writer describes and the reader doesn't. */
    private void compareAsUndescribed(String property, Property given, RecordType reader, String name) {
        Spot spot = direction.spot(name + "." + given.javaName(), null, given.place());
        if (reader.closed() || !mayBeNamed(property, reader.additionalPatterns())) {
            around.report(
                    spot,
                    ChangeKind.PROPERTY,
                    direction.lacking("gone, and refused", "new, and was refused"),
                    Verdict.BREAKS);
            return;
        }
        ComparedValue others = othersOf(reader);
        if (given.nullable() && !others.type().isAnything() && !allowNull(reader)) {
            around.reportNull(spot);
        }
        Changes found = around.attempt(others, given.value(), spot);
        if (!found.isEmpty()) {
            around.report(
                    spot,
                    ChangeKind.PROPERTY,
                    direction.lacking(
                            "gone; properties that are not named have other values",
                            "new; properties that are not named had other values"),
                    found.areCertain() ? Verdict.BREAKS : Verdict.MAY_BREAK);
        }
    }

    /** What properties can be that a record doesn't name. */
    private static ComparedValue othersOf(RecordType record) {
        MapOf additional = record.additional();
        return additional == null
                ? new ComparedValue(ANYTHING, Checks.NONE)
                : new ComparedValue(additional, record.additionalChecks()).inMap(additional.value());
    }

    private static boolean mayBeNamed(String property, List<String> patterns) {
        return patterns.isEmpty()
                || patterns.stream()
                        .anyMatch(pattern ->
                                Pattern.compile(pattern).matcher(property).find());
    }

    /** The properties that neither names. */
    private void compareOthers(RecordType reader, RecordType writer, Spot spot) {
        Spot others = spot.part("{}");
        if (writer.closed()) {
            return;
        }
        if (reader.closed()) {
            String what = direction.lacking(
                    "properties that are not named are refused now", "properties that are not named are allowed now");
            around.report(others, ChangeKind.OPEN, what, Verdict.BREAKS);
            return;
        }
        List<String> patterns = reader.additionalPatterns();
        if (!patterns.isEmpty() && !patterns.equals(writer.additionalPatterns())) {
            String what = direction.change(
                    patterns.toString(), writer.additionalPatterns().toString());
            around.report(others, ChangeKind.OPEN, "names of other properties: " + what, Verdict.MAY_BREAK);
        }
        ComparedValue read = othersOf(reader);
        ComparedValue written = othersOf(writer);
        boolean nullIsRead = read.type().isAnything() || allowNull(reader);
        if (!nullIsRead && allowNull(writer)) {
            around.reportNull(others);
        }
        around.compare(read, written, others);
    }

    private static boolean allowNull(RecordType record) {
        MapOf additional = record.additional();
        return additional != null && additional.value().allowsNull();
    }

    private void compareDemands(RecordType reader, Map<String, Property> written, RecordType writer, Spot spot) {
        Set<String> given = new HashSet<>(writer.requiredBesides());
        written.forEach((name, property) -> {
            if (property.required()) {
                given.add(name);
            }
        });
        for (String name : reader.requiredBesides()) {
            if (!given.contains(name)) {
                around.report(
                        spot.part("." + name),
                        ChangeKind.REQUIRED,
                        direction.lacking("required now", "optional now"),
                        Verdict.BREAKS);
            }
        }
        if (!writer.requirements().containsAll(reader.requirements())) {
            around.report(
                    spot,
                    ChangeKind.REQUIRED,
                    "what is required depends on other values than before",
                    Verdict.MAY_BREAK);
        }
    }

    /** An object that is read as a map: each of its properties is a value of the map. */
    void compareWithMap(ComparedValue reader, MapOf map, RecordType writer, Spot spot) {
        ComparedValue values = reader.inMap(map.value());
        Property.of(writer).forEach((name, property) -> {
            Spot part = spot.part("." + property.javaName());
            if (property.nullable()
                    && !values.type().isAnything()
                    && !map.value().allowsNull()) {
                around.reportNull(part);
            }
            around.compare(values, property.value(), part);
        });
        if (!writer.closed()) {
            around.compare(values, othersOf(writer), spot.part("{}"));
        }
    }
}
