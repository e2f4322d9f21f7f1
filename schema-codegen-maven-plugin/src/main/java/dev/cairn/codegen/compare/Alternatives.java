package dev.cairn.codegen.compare;

import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.JsonKind;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.UnionType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares values that are one of several types. */
final class Alternatives {

    private final Readability around;
    private final Direction direction;

    Alternatives(Readability around) {
        this.around = around;
        this.direction = around.versions().direction();
    }

    /** Whether a type is one of several. */
    static boolean isChoice(@Nullable Declaration type) {
        return type instanceof UnionType || type instanceof MixedType;
    }

    void compare(ComparedValue reader, ComparedValue writer, Spot at) {
        Spot spot = spotOf(reader.type().declaration(), writer.type().declaration(), at);
        List<TypeUse> reading = of(reader.type());
        for (TypeUse alternative : of(writer.type())) {
            compareAlternative(reader, reading, writer.as(alternative), spot);
        }
        compareChoosing(reader, writer, spot);
    }

    /** A choice that both versions have is what was changed, wherever it is used. */
    private Spot spotOf(@Nullable Declaration reader, @Nullable Declaration writer, Spot at) {
        return isChoice(reader) && isChoice(writer) && reader != null && writer != null
                ? direction.spot(Spot.nameOf(direction.later(reader, writer)), reader.place(), writer.place())
                : at;
    }

    private static List<TypeUse> of(TypeUse type) {
        Declaration declaration = type.declaration();
        if (declaration instanceof UnionType union) {
            List<TypeUse> members = new ArrayList<>();
            union.members().forEach(member -> members.add(new Declared(member)));
            return members;
        }
        if (!(declaration instanceof MixedType mixed)) {
            return List.of(type);
        }
        List<TypeUse> all = new ArrayList<>();
        mixed.alternatives()
                .forEach(alternative -> all.addAll(
                        alternative.declaration() instanceof UnionType ? of(alternative) : List.of(alternative)));
        return all;
    }

    private void compareAlternative(ComparedValue reader, List<TypeUse> reading, ComparedValue writer, Spot spot) {
        List<TypeUse> candidates = reading.stream()
                .filter(candidate -> meet(candidate.kinds(), writer.type().kinds()))
                .toList();
        TypeUse same = sameNamed(candidates, writer);
        if (same != null || candidates.size() == 1) {
            around.compare(reader.as(same == null ? candidates.get(0) : same), writer, spot);
            return;
        }
        if (candidates.isEmpty()) {
            report(writer, spot, Verdict.BREAKS);
            return;
        }
        if (around.isDeepest()) {
            report(writer, spot, Verdict.MAY_BREAK);
            return;
        }
        Verdict verdict = Verdict.BREAKS;
        for (TypeUse candidate : candidates) {
            Changes found = around.attempt(reader.as(candidate), writer, spot);
            if (found.isEmpty()) {
                return;
            }
            if (!found.areCertain()) {
                verdict = Verdict.MAY_BREAK;
            }
        }
        report(writer, spot, verdict);
    }

    private void report(ComparedValue alternative, Spot spot, Verdict verdict) {
        String what = alternative.words() + direction.lacking(" is no alternative any more", " is an alternative now");
        around.report(spot, ChangeKind.ALTERNATIVE, what, verdict);
    }

    private static boolean meet(Set<JsonKind> some, Set<JsonKind> others) {
        Set<JsonKind> both = some.isEmpty() ? EnumSet.noneOf(JsonKind.class) : EnumSet.copyOf(some);
        both.retainAll(others);
        return !both.isEmpty();
    }

    private static @Nullable TypeUse sameNamed(List<TypeUse> candidates, ComparedValue writer) {
        Declaration written = writer.type().declaration();
        for (TypeUse candidate : candidates) {
            Declaration read = candidate.declaration();
            boolean same = written == null
                    ? candidate.equals(writer.type())
                    : read != null && Spot.nameOf(read).equals(Spot.nameOf(written));
            if (same) {
                return candidate;
            }
        }
        return null;
    }

    /** How the reader finds out which alternative a value is, where that may have changed. */
    private void compareChoosing(ComparedValue reader, ComparedValue writer, Spot spot) {
        Declaration read = reader.type().declaration();
        if (read instanceof UnionType union) {
            Map<String, String> told = told(union);
            boolean otherwise = writer.type().declaration() instanceof UnionType other
                    && !told(other).equals(told);
            if (!told.isEmpty() && otherwise) {
                around.report(spot, ChangeKind.CHOICE, "the discriminator tells other alternatives", Verdict.MAY_BREAK);
            }
            if (told.isEmpty() && union.exclusive() && !areToldApart(union.members())) {
                reportChoice(spot);
            }
        } else if (read instanceof MixedType mixed && mixed.exclusive() && hasSeveralObjects(mixed)) {
            reportChoice(spot);
        }
    }

    private void reportChoice(Spot spot) {
        around.report(
                spot,
                ChangeKind.CHOICE,
                "alternatives of which exactly one has to fit, and which no value tells apart, have changed",
                Verdict.MAY_BREAK);
    }

    private static boolean hasSeveralObjects(MixedType mixed) {
        List<TypeUse> objects = mixed.ofKind(JsonKind.OBJECT);
        List<RecordType> records = new ArrayList<>();
        objects.forEach(alternative -> records.addAll(alternative.records()));
        return objects.size() > 1 || !areToldApart(records);
    }

    private static Map<String, String> told(UnionType union) {
        Map<String, String> told = new LinkedHashMap<>();
        union.told().forEach((value, member) -> told.put(value, Spot.nameOf(member)));
        return told;
    }

    /** Whether each two records have a required property with other values. */
    private static boolean areToldApart(List<RecordType> records) {
        for (RecordType one : records) {
            for (RecordType other : records) {
                if (one != other && one.constants().stream().noneMatch(constant -> isOther(constant, other))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isOther(Constant constant, RecordType record) {
        return constant.required()
                && record.constants().stream()
                        .anyMatch(other -> other.required()
                                && other.wireName().equals(constant.wireName())
                                && !other.value().equals(constant.value()));
    }
}
