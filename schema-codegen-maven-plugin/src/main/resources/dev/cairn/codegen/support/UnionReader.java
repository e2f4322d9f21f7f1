package dev.cairn.codegen.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides which alternative of a {@code oneOf} or an {@code anyOf} a value is.
 *
 * <p>It is one that the value fits. Members with one possible value, required ones, and names that are refused decide where they
 * can; where several alternatives are left, all of them read the value, and those that can't are out. Of the rest it is the one
 * that knows most of the value's members. Where that leaves several, {@code oneOf} refuses the value; {@code anyOf} takes the one
 * that requires most, or else the first. A member that is assumed may be missing, if no alternative fits otherwise.
 */
final class UnionReader {

    private UnionReader() {}

    /** Reads an object as the only one of several records that it is. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <U> U oneOf(@Nullable Object json, String union, JsonShape<? extends U>... shapes) {
        return read(json, union, true, shapes);
    }

    /** Reads an object as the one of several records that says most of it. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <U> U anyOf(@Nullable Object json, String union, JsonShape<? extends U>... shapes) {
        return read(json, union, false, shapes);
    }

    /** What the property of an object says that tells the alternatives apart; empty where it says nothing. */
    static String discriminator(@Nullable Object json, String property) {
        Object value = null;
        if (json instanceof JsonStream.OpenObject object && object.isUnread() && property.equals(object.firstName())) {
            value = object.firstValue();
        } else if (json instanceof Map<?, ?> members) {
            value = members.get(property);
        }
        boolean says = value instanceof String || value instanceof Number || value instanceof Boolean;
        return says ? String.valueOf(value) : "";
    }

    private static <U> U read(@Nullable Object json, String union, boolean onlyOne, JsonShape<? extends U>[] shapes) {
        JsonShape<? extends U> told = json instanceof JsonStream.OpenObject object ? toldByFirst(object, shapes) : null;
        if (told != null && json != null) {
            return told.read().apply(json);
        }
        if (!(json instanceof Map<?, ?> members)) {
            throw JsonMismatchException.expected("an object (" + union + ")", json);
        }
        List<JsonShape<? extends U>> fitting = new ArrayList<>();
        List<JsonShape<? extends U>> incomplete = new ArrayList<>();
        for (JsonShape<? extends U> shape : shapes) {
            if (shape.fits(members)) {
                fitting.add(shape);
            } else if (shape.fitsWithoutAssumed(members)) {
                incomplete.add(shape);
            }
        }
        if (fitting.isEmpty()) {
            fitting = incomplete;
        }
        if (fitting.isEmpty()) {
            return nearest(members, union, shapes).read().apply(json);
        }
        return fitting.size() == 1 ? fitting.get(0).read().apply(json) : mostAlike(members, union, onlyOne, fitting);
    }

    /**
     * The only shape that the first member of an object leaves, as its type does in most documents: then there is nothing to be
     * found out from the others, so they need not be read before it is known what they are.
     */
    private static <U> @Nullable JsonShape<? extends U> toldByFirst(
            JsonStream.OpenObject object, JsonShape<? extends U>[] shapes) {
        String name = object.isUnread() ? object.firstName() : null;
        if (name == null) {
            return null;
        }
        JsonShape<? extends U> told = null;
        for (JsonShape<? extends U> shape : shapes) {
            Object constant = shape.constant(name);
            if (constant == null || JsonReader.same(constant, object.firstValue())) {
                if (told != null || shape.constants().size() != 1 || constant == null) {
                    return null;
                }
                told = shape;
            }
        }
        return told;
    }

    private static <U> U mostAlike(
            Map<?, ?> members, String union, boolean onlyOne, List<JsonShape<? extends U>> fitting) {
        List<U> values = new ArrayList<>();
        List<JsonShape<? extends U>> best = new ArrayList<>();
        JsonMismatchException problem = null;
        int most = -1;
        int mostOfProblem = -1;
        for (JsonShape<? extends U> shape : fitting) {
            int known = shape.known(members);
            try {
                U value = shape.read().apply(members);
                if (known > most) {
                    values.clear();
                    best.clear();
                    most = known;
                }
                if (known == most) {
                    values.add(value);
                    best.add(shape);
                }
            } catch (JsonMismatchException e) {
                if (known > mostOfProblem) {
                    problem = e;
                    mostOfProblem = known;
                }
            }
        }
        if (best.isEmpty() && problem != null) {
            throw problem;
        }
        if (onlyOne && best.size() > 1) {
            throw new JsonMismatchException("", "could be any of " + names(best) + " (" + union + ")");
        }
        int index = 0;
        for (int other = 1; other < best.size(); other++) {
            if (best.get(other).required().size() > best.get(index).required().size()) {
                index = other;
            }
        }
        return values.get(index);
    }

    /** What an object that fits none of some shapes was most likely meant to be: reading it as that says what is wrong. */
    private static <U> JsonShape<? extends U> nearest(
            Map<?, ?> members, String union, JsonShape<? extends U>[] shapes) {
        List<JsonShape<? extends U>> meant = new ArrayList<>();
        List<JsonShape<? extends U>> possible = new ArrayList<>();
        for (JsonShape<? extends U> shape : shapes) {
            if (shape.hasConstants(members)) {
                meant.add(shape);
            }
            if (!shape.contradicts(members)) {
                possible.add(shape);
            }
        }
        if (meant.size() == 1) {
            return meant.get(0);
        }
        if (possible.isEmpty()) {
            throw unknownConstant(members, union, shapes);
        }
        if (possible.size() == 1) {
            return possible.get(0);
        }
        throw new JsonMismatchException("", "fits none of " + names(possible) + " (" + union + ")");
    }

    private static JsonMismatchException unknownConstant(Map<?, ?> members, String union, JsonShape<?>[] shapes) {
        for (JsonShape<?> shape : shapes) {
            for (String name : new TreeSet<>(shape.constants().keySet())) {
                if (members.get(name) != null) {
                    StringBuilder expected = new StringBuilder();
                    for (JsonShape<?> other : shapes) {
                        if (other.constants().containsKey(name)) {
                            expected.append(expected.isEmpty() ? "'" : ", '")
                                    .append(other.constants().get(name))
                                    .append("'");
                        }
                    }
                    return JsonMismatchException.expected("one of " + expected + " (" + union + ")", members.get(name))
                            .inMember(name);
                }
            }
        }
        return JsonMismatchException.expected(union, members);
    }

    private static <U> String names(List<JsonShape<? extends U>> shapes) {
        List<String> names = new ArrayList<>();
        for (JsonShape<? extends U> shape : shapes) {
            names.add(shape.type());
        }
        return String.join(", ", names);
    }

    /** An object of which one of some shapes names every member, and that has all that the shape requires. */
    static @Nullable Object named(@Nullable Object json, JsonShape<?>... shapes) {
        return fitting(json, true, shapes);
    }

    /** An object that has all that one of some shapes requires, its constants, too; where anything else is taken, it isn't of the shape. */
    static @Nullable Object complete(@Nullable Object json, JsonShape<?>... shapes) {
        return fitting(json, false, shapes);
    }

    private static @Nullable Object fitting(@Nullable Object json, boolean named, JsonShape<?>... shapes) {
        if (json instanceof Map<?, ?> members) {
            for (JsonShape<?> shape : shapes) {
                if (shape.fits(members) && (!named || shape.known(members) == members.size())) {
                    return json;
                }
            }
        }
        throw JsonMismatchException.expected("other members", json);
    }

    /** The first of several readings that fits; where none does, what the last one has to say. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T> T firstOf(@Nullable Object json, Function<@Nullable Object, ? extends T>... readings) {
        Object plain = JsonStream.plain(json);
        for (int index = 0; index < readings.length - 1; index++) {
            try {
                return readings[index].apply(plain);
            } catch (JsonMismatchException e) {
                // The next one may fit.
            }
        }
        return readings[readings.length - 1].apply(plain);
    }
}
