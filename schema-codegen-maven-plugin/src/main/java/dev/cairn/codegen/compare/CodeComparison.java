package dev.cairn.codegen.compare;

import dev.cairn.codegen.PlannedModels;
import dev.cairn.codegen.compare.TypeApi.JavaType;
import dev.cairn.codegen.compare.TypeApi.Method;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds code that the earlier models allow and the later ones don't. */
final class CodeComparison {

    private final Map<String, TypeApi> before;
    private final Map<String, TypeApi> after;
    private final Map<String, Place> earlierPlaces;
    private final Map<String, Place> laterPlaces;
    private final Changes changes;

    CodeComparison(PlannedModels before, PlannedModels after, Changes changes) {
        // What all models need is the same in both, and of no use to others.
        this.before = ApiReader.read(before.models());
        this.after = ApiReader.read(after.models());
        this.earlierPlaces = places(before.types());
        this.laterPlaces = places(after.types());
        this.changes = changes;
    }

    void run() {
        before.forEach((name, earlier) -> {
            TypeApi later = after.get(name);
            if (later != null && later.kind().equals(earlier.kind())) {
                compare(name, earlier, later);
            } else if (later != null) {
                breakBoth(name, ChangeKind.CLASS, later.kind() + ", was " + earlier.kind());
            } else if (!name.contains(".") || after.containsKey(name.substring(0, name.lastIndexOf('.')))) {
                breakBoth(name, ChangeKind.CLASS, "gone");
            }
        });
    }

    private void compare(String name, TypeApi earlier, TypeApi later) {
        Set<String> supertypes = allOf(name, before, TypeApi::supertypes);
        supertypes.removeAll(allOf(name, after, TypeApi::supertypes));
        supertypes.forEach(supertype -> breakBoth(name, ChangeKind.SUPERTYPE, "no " + supertype + " any more"));
        compareAlternatives(name);
        compareConstants(name, earlier, later);
        compareComponents(name, earlier, later);
        compareMethods(name, earlier, later);
    }

    /** A switch over a sealed interface has to have a case for each type that ends the hierarchy. */
    private void compareAlternatives(String name) {
        Set<String> added = leavesOf(name, after);
        Set<String> known = leavesOf(name, before);
        if (known.isEmpty()) {
            return;
        }
        added.removeAll(known);
        for (String type : added) {
            breakSource(name, ChangeKind.ALTERNATIVE, type + " is an alternative now");
        }
    }

    private static Set<String> leavesOf(String name, Map<String, TypeApi> types) {
        Set<String> leaves = allOf(name, types, TypeApi::permitted);
        leaves.removeIf(leaf -> {
            TypeApi type = types.get(leaf);
            return type != null && !type.permitted().isEmpty();
        });
        return leaves;
    }

    private static Set<String> allOf(
            String name, Map<String, TypeApi> types, Function<TypeApi, ? extends Collection<String>> next) {
        Set<String> all = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(name));
        while (!open.isEmpty()) {
            TypeApi type = types.get(open.remove(open.size() - 1));
            if (type != null) {
                for (String found : next.apply(type)) {
                    if (all.add(found)) {
                        open.add(found);
                    }
                }
            }
        }
        return all;
    }

    private void compareConstants(String name, TypeApi earlier, TypeApi later) {
        for (String constant : earlier.constants()) {
            if (!later.constants().contains(constant)) {
                breakBoth(name + "." + constant, ChangeKind.CONSTANT, "gone");
            }
        }
        if (earlier.kind().equals("enum")) {
            for (String constant : later.constants()) {
                if (!earlier.constants().contains(constant)) {
                    breakSource(name + "." + constant, ChangeKind.CONSTANT, "new; a switch has no case for it");
                }
            }
        }
    }

    private void compareComponents(String name, TypeApi earlier, TypeApi later) {
        List<String> was = List.copyOf(earlier.components().keySet());
        List<String> is = List.copyOf(later.components().keySet());
        List<String> added = new ArrayList<>(is);
        added.removeAll(was);
        List<String> gone = new ArrayList<>(was);
        gone.removeAll(is);
        List<String> words = new ArrayList<>();
        if (!added.isEmpty()) {
            words.add("with " + String.join(", ", added));
        }
        if (!gone.isEmpty()) {
            words.add("without " + String.join(", ", gone));
        }
        List<String> other = is.stream()
                .filter(component -> earlier.components().containsKey(component)
                        && !type(earlier, component)
                                .exact()
                                .equals(type(later, component).exact()))
                .toList();
        if (!other.isEmpty()) {
            words.add("another type of " + String.join(", ", other));
        }
        if (!words.isEmpty()) {
            boolean linked =
                    signature(earlier).equals(signature(later)) || hasConstructor(later, earlier, JavaType::erased);
            // Then only patterns that take the record apart don't compile.
            boolean kept = hasConstructor(later, earlier, JavaType::exact);
            report(
                    name,
                    ChangeKind.CONSTRUCTOR,
                    "another constructor: " + String.join(", ", words),
                    kept ? Verdict.MAY_BREAK : Verdict.BREAKS,
                    linked ? null : Verdict.BREAKS);
        } else if (!is.equals(was)) {
            // Where the types are the same in each place, code compiles and swaps values.
            Verdict verdict = signature(earlier).equals(signature(later)) ? Verdict.MAY_BREAK : Verdict.BREAKS;
            report(name, ChangeKind.CONSTRUCTOR, "another constructor: another order", verdict, verdict);
        }
    }

    /** Whether a type has, besides its own, the constructor that another one's components gave. */
    private static boolean hasConstructor(TypeApi type, TypeApi earlier, Function<JavaType, String> part) {
        List<String> wanted = earlier.components().values().stream().map(part).toList();
        return type.constructors().stream()
                .anyMatch(constructor -> constructor.stream().map(part).toList().equals(wanted));
    }

    private static JavaType type(TypeApi type, String component) {
        return Objects.requireNonNull(type.components().get(component));
    }

    private static List<String> signature(TypeApi type) {
        return type.components().values().stream().map(JavaType::erased).toList();
    }

    private void compareMethods(String name, TypeApi earlier, TypeApi later) {
        earlier.methods().forEach((key, method) -> {
            boolean isAccessor =
                    method.parameters().isEmpty() && earlier.components().containsKey(method.name());
            String subject = name + "." + (isAccessor ? method.name() : method.shown());
            ChangeKind kind = isAccessor ? ChangeKind.ACCESSOR : ChangeKind.METHOD;
            Method now = later.methods().get(key);
            if (now == null) {
                breakBoth(subject, kind, "gone");
                return;
            }
            if (!now.exact().equals(method.exact())) {
                report(subject, kind, now.shown() + " now", Verdict.BREAKS, null);
            }
            compareReturned(subject, kind, now.returned(), method.returned());
        });
        if (later.kind().equals("interface") && !later.isSealed()) {
            later.methods().forEach((key, method) -> {
                if (!earlier.methods().containsKey(key)) {
                    breakSource(name + "." + method.shown(), ChangeKind.METHOD, "new; who implements it has none");
                }
            });
        }
    }

    private void compareReturned(String subject, ChangeKind kind, JavaType now, JavaType was) {
        if (!now.exact().equals(was.exact())) {
            boolean same = now.shown().equals(was.shown());
            report(
                    subject,
                    kind,
                    same ? now.exact() + ", was " + was.exact() : now.shown() + ", was " + was.shown(),
                    Verdict.BREAKS,
                    now.erased().equals(was.erased()) ? null : Verdict.BREAKS);
        } else if (now.nullables() != was.nullables()) {
            boolean more = now.nullables() > was.nullables();
            changes.note(
                    spot(subject),
                    ChangeKind.NULLNESS,
                    more ? "annotated as nullable now" : "not annotated as nullable any more");
        }
    }

    /** Code has to be changed where it is compiled again, and fails at run time only if it meets what it does not know. */
    private void breakSource(String subject, ChangeKind kind, String what) {
        report(subject, kind, what, Verdict.BREAKS, Verdict.MAY_BREAK);
    }

    private void breakBoth(String subject, ChangeKind kind, String what) {
        report(subject, kind, what, Verdict.BREAKS, Verdict.BREAKS);
    }

    private void report(String subject, ChangeKind kind, String what, Verdict source, @Nullable Verdict binary) {
        Spot spot = spot(subject);
        changes.add(spot, kind, what, Aspect.SOURCE, source);
        if (binary != null) {
            changes.add(spot, kind, what, Aspect.BINARY, binary);
        }
    }

    /** The places of what it is about: of a property, or else of the type that it belongs to. */
    private Spot spot(String subject) {
        return new Spot(subject, placeOf(subject, earlierPlaces), placeOf(subject, laterPlaces));
    }

    private static @Nullable Place placeOf(String subject, Map<String, Place> places) {
        String name = subject.replaceFirst("\\(.*", "");
        while (!places.containsKey(name) && name.contains(".")) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return places.get(name);
    }

    private static Map<String, Place> places(TypeModel types) {
        Map<String, Place> places = new HashMap<>();
        for (Declaration type : types.declarations()) {
            String name = Spot.nameOf(type);
            places.put(name, type.place());
            if (type instanceof RecordType record) {
                for (Component component : record.components()) {
                    places.put(name + "." + component.javaName(), component.place());
                }
            }
        }
        return places;
    }
}
