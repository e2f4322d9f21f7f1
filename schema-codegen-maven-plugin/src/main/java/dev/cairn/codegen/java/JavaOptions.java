package dev.cairn.codegen.java;

import dev.cairn.codegen.type.ExtraAnnotation;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user can choose about the code of types.
 *
 * @param builders the records that get builders
 * @param withers the records that get {@code with} methods
 * @param propertyNames the records that get constants with the names that their properties have in JSON
 * @param lenientEnums the enums that also take texts which the schema doesn't list
 * @param validation which annotations of Bean Validation the components get
 * @param typeAnnotations what every type is annotated with, as Java has it: {@code @com.example.Audited("x")}
 * @param jackson what reads and writes models without maps between, and is there when they are compiled
 */
public record JavaOptions(
        TypeSelection builders,
        TypeSelection withers,
        TypeSelection propertyNames,
        TypeSelection lenientEnums,
        BeanValidation validation,
        List<String> typeAnnotations,
        Set<JacksonVersion> jackson) {

    /** What holds if the user chooses nothing. */
    public static final JavaOptions DEFAULT = of(TypeSelection.NONE, TypeSelection.NONE);

    /** All records get builders. */
    public static final JavaOptions BUILDERS = of(TypeSelection.ALL, TypeSelection.NONE);

    public JavaOptions {
        typeAnnotations = List.copyOf(typeAnnotations);
        jackson = Collections.unmodifiableSet(new TreeSet<>(jackson));
    }

    /** Options that choose methods, and nothing else. */
    public static JavaOptions of(TypeSelection builders, TypeSelection withers) {
        return new JavaOptions(
                builders, withers, TypeSelection.NONE, TypeSelection.NONE, BeanValidation.NONE, List.of(), Set.of());
    }

    /** The same options for models that these know. */
    public JavaOptions withJackson(Set<JacksonVersion> versions) {
        return new JavaOptions(builders, withers, propertyNames, lenientEnums, validation, typeAnnotations, versions);
    }

    /** Says what can't be done: names that no type has, and annotations that are none. */
    public void check(TypeModel model, Diagnostics diagnostics) {
        builders.check("builders", model, diagnostics);
        withers.check("withers", model, diagnostics);
        propertyNames.check("propertyNames", model, diagnostics);
        lenientEnums.check("lenientEnums", model, diagnostics);
        lenientEnums.checkEnums("lenientEnums", model, diagnostics);
        typeAnnotations.forEach(text -> ExtraAnnotation.parse(text, Place.of("typeAnnotations"), diagnostics));
    }

    /** The options as text: written out since linking a record's own method is slow in a cold JVM. */
    @Override
    public String toString() {
        return "builders=" + builders + "\nwithers=" + withers + "\npropertyNames=" + propertyNames + "\nlenientEnums="
                + lenientEnums + "\nvalidation=" + validation + "\nannotations=" + typeAnnotations + "\njackson="
                + jackson;
    }
}
