package dev.cairn.codegen.java;

import dev.cairn.codegen.type.ExtraAnnotation;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.util.List;

/**
 * What a user can choose about the code of types.
 *
 * @param builders the records that get builders
 * @param withers the records that get {@code with} methods
 * @param lenientEnums the enums that also take texts which the schema doesn't list
 * @param validation which annotations of Bean Validation the components get
 * @param typeAnnotations what every type is annotated with, as Java has it: {@code @com.example.Audited("x")}
 */
public record JavaOptions(
        TypeSelection builders,
        TypeSelection withers,
        TypeSelection lenientEnums,
        BeanValidation validation,
        List<String> typeAnnotations) {

    /** What holds if the user chooses nothing. */
    public static final JavaOptions DEFAULT = of(TypeSelection.NONE, TypeSelection.NONE);

    /** All records get builders. */
    public static final JavaOptions BUILDERS = of(TypeSelection.ALL, TypeSelection.NONE);

    public JavaOptions {
        typeAnnotations = List.copyOf(typeAnnotations);
    }

    /** Options that choose methods, and nothing else. */
    public static JavaOptions of(TypeSelection builders, TypeSelection withers) {
        return new JavaOptions(builders, withers, TypeSelection.NONE, BeanValidation.NONE, List.of());
    }

    /** Says what can't be done: names that no type has, and annotations that are none. */
    public void check(TypeModel model, Diagnostics diagnostics) {
        builders.check("builders", model, diagnostics);
        withers.check("withers", model, diagnostics);
        lenientEnums.check("lenientEnums", model, diagnostics);
        lenientEnums.checkEnums("lenientEnums", model, diagnostics);
        typeAnnotations.forEach(text -> ExtraAnnotation.parse(text, Place.of("typeAnnotations"), diagnostics));
    }

    /** The options as text: written out since linking a record's own method is slow in a cold JVM. */
    @Override
    public String toString() {
        return "builders=" + builders + "\nwithers=" + withers + "\nlenientEnums=" + lenientEnums + "\nvalidation="
                + validation + "\nannotations=" + typeAnnotations;
    }
}
