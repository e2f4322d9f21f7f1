package dev.cairn.codegen.java;

import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostics;

/**
 * Which generated types get what not all need.
 *
 * @param builders the records that get builders
 * @param withers the records that get {@code with} methods
 * @param propertyNames the records that get constants with the names that their properties have in JSON
 * @param locatedViews the records that get a view with the location of each property
 * @param lenientEnums the enums that also take texts which the schema doesn't list
 */
public record TypeSelections(
        TypeSelection builders,
        TypeSelection withers,
        TypeSelection propertyNames,
        TypeSelection locatedViews,
        TypeSelection lenientEnums) {

    /** No type gets anything. */
    public static final TypeSelections NONE = of(TypeSelection.NONE, TypeSelection.NONE);

    /** Builders and {@code with} methods, and nothing else. */
    public static TypeSelections of(TypeSelection builders, TypeSelection withers) {
        return new TypeSelections(builders, withers, TypeSelection.NONE, TypeSelection.NONE, TypeSelection.NONE);
    }

    /** Says which names no type has, or none of the right kind. */
    void check(TypeModel model, Diagnostics diagnostics) {
        builders.check("builders", model, diagnostics);
        withers.check("withers", model, diagnostics);
        propertyNames.check("propertyNames", model, diagnostics);
        locatedViews.check("locatedViews", model, diagnostics);
        lenientEnums.check("lenientEnums", model, diagnostics);
        lenientEnums.checkEnums("lenientEnums", model, diagnostics);
    }

    boolean hasViews() {
        return locatedViews.all() || !locatedViews.names().isEmpty();
    }

    /** The selections as text: written out since linking a record's own method is slow in a cold JVM. */
    @Override
    public String toString() {
        return "builders=" + builders + "\nwithers=" + withers + "\npropertyNames=" + propertyNames + "\nlocatedViews="
                + locatedViews + "\nlenientEnums=" + lenientEnums;
    }
}
