package dev.cairn.codegen.type;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user can choose about types.
 *
 * @param classNamePrefix what every name begins with that nobody chose
 * @param classNameSuffix what every such name ends with
 * @param formats the class that texts of a format become, by the name of the format
 * @param keepUnnamedProperties whether records keep properties that the schema neither names nor forbids
 */
public record TypeOptions(
        String classNamePrefix, String classNameSuffix, Map<String, String> formats, boolean keepUnnamedProperties) {

    /** What holds if the user chooses nothing. */
    public static final TypeOptions DEFAULT = new TypeOptions("", "", Map.of(), true);

    public TypeOptions {
        formats = Collections.unmodifiableMap(new TreeMap<>(formats));
    }

    /** Says which classes texts can't be read as. */
    public void check(Diagnostics diagnostics) {
        formats.forEach((format, className) -> {
            if (!className.equals("java.lang.String")
                    && JavaFormat.ofClass(className).isEmpty()) {
                diagnostics.error(
                        Place.of("formatTypeMapping"),
                        "texts of format '" + format + "' can't be read as " + className);
            }
        });
    }

    /** The options as text: written out since linking a record's own method is slow in a cold JVM. */
    @Override
    public String toString() {
        return "prefix=" + classNamePrefix + "\nsuffix=" + classNameSuffix + "\nformats=" + formats + "\nkeep="
                + keepUnnamedProperties;
    }

    /** A name as the user wants it. */
    String affixed(String name) {
        return classNamePrefix + name + classNameSuffix;
    }
}
