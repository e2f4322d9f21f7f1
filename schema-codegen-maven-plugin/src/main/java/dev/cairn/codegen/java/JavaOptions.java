package dev.cairn.codegen.java;

import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.ExtraAnnotation;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a user can choose about the code of types.
 *
 * @param selections which types get what not all need
 * @param validation which annotations of Bean Validation the components get
 * @param typeAnnotations what every type is annotated with, as Java has it: {@code @com.example.Audited("x")}
 * @param jackson what reads and writes models without maps between, and is there when they are compiled
 * @param fillDefaults whether a record has the defaults of absent properties as its values, and writes them; if not, absent stays
 *     absent, and null is told from it
 * @param support where the classes are that all models need
 */
public record JavaOptions(
        TypeSelections selections,
        BeanValidation validation,
        List<String> typeAnnotations,
        Set<JacksonVersion> jackson,
        boolean fillDefaults,
        SupportPackage support) {

    /** What holds if the user chooses nothing. */
    public static final JavaOptions DEFAULT = of(TypeSelections.NONE);

    /** All records get builders. */
    public static final JavaOptions BUILDERS = of(TypeSelections.of(TypeSelection.ALL, TypeSelection.NONE));

    public JavaOptions {
        typeAnnotations = List.copyOf(typeAnnotations);
        jackson = Collections.unmodifiableSet(new TreeSet<>(jackson));
    }

    /** Options that choose types, and nothing else. */
    public static JavaOptions of(TypeSelections selections) {
        return new JavaOptions(selections, BeanValidation.NONE, List.of(), Set.of(), false, SupportPackage.OF_MODELS);
    }

    /** The same options for models that these know. */
    public JavaOptions withJackson(Set<JacksonVersion> versions) {
        return new JavaOptions(selections, validation, typeAnnotations, versions, fillDefaults, support);
    }

    /** The same options for models that have the defaults of absent properties as their values. */
    public JavaOptions withFilledDefaults() {
        return new JavaOptions(selections, validation, typeAnnotations, jackson, true, support);
    }

    /** The same options for models whose support classes are somewhere else. */
    public JavaOptions withSupport(SupportPackage other) {
        return new JavaOptions(selections, validation, typeAnnotations, jackson, fillDefaults, other);
    }

    /** Says what can't be done: names that no type has, and annotations that are none. */
    public void check(TypeModel model, Diagnostics diagnostics) {
        selections.check(model, diagnostics);
        support.check(diagnostics);
        typeAnnotations.forEach(text -> ExtraAnnotation.parse(text, Place.of("typeAnnotations"), diagnostics));
        if (fillDefaults) {
            EndlessDefaults.report(model, diagnostics);
        }
    }

    /** The options as text: written out since linking a record's own method is slow in a cold JVM. */
    @Override
    public String toString() {
        return selections + "\nvalidation=" + validation + "\nannotations=" + typeAnnotations + "\njackson=" + jackson
                + "\nfillDefaults=" + fillDefaults + "\nsupport=" + support.name() + " " + support.generated();
    }

    /**
     * Finds defaults that would have to be filled in within themselves: a schema whose {@code items} are {@code {}} by
     * default, say.
     */
    private static final class EndlessDefaults {

        private final Set<Component> filled = new LinkedHashSet<>();

        private EndlessDefaults() {}

        /** Says of each record that would be filled without an end which default is to blame. */
        static void report(TypeModel model, Diagnostics diagnostics) {
            Set<RecordType> records = new LinkedHashSet<>();
            model.declarations().forEach(declaration -> records.addAll(declaration.records()));
            Set<Component> reported = new LinkedHashSet<>();
            for (RecordType record : records) {
                Component endless = new EndlessDefaults().in(record, null);
                if (endless != null && reported.add(endless)) {
                    diagnostics.error(
                            endless.place(),
                            "the default of '" + endless.wireName()
                                    + "' is an object that has this default itself, so fillDefaults would never come to an end:"
                                    + " leave the option out, or the default");
                }
            }
        }

        /** @param object what is there of the record's properties; null if none is */
        private @Nullable Component in(RecordType record, @Nullable Node object) {
            for (Component component : record.components()) {
                Node own = object == null ? null : object.get(component.wireName());
                Node value = own == null && !component.nullable() ? component.defaultValue() : own;
                if (value == null
                        || !value.isObject()
                        || component.type().records().size() != 1) {
                    continue;
                }
                if (own == null && !filled.add(component)) {
                    return component;
                }
                Component endless = in(component.type().records().get(0), value);
                if (endless != null) {
                    return endless;
                }
                if (own == null) {
                    filled.remove(component);
                }
            }
            return null;
        }
    }
}
