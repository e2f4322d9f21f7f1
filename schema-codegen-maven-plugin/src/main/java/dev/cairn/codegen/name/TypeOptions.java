package dev.cairn.codegen.name;

import dev.cairn.codegen.type.JavaFormat;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user can choose about types.
 *
 * @param classNamePrefix what every name begins with that was not chosen
 * @param classNameSuffix what every such name ends with
 * @param formats the class that texts of a format become, by the name of the format
 * @param keepUnnamedProperties whether records keep properties that the schema neither names nor forbids
 * @param bigDecimals whether numbers are {@link java.math.BigDecimal}s, which hold them all
 * @param bigIntegers whether integers are {@link java.math.BigInteger}s, which hold them all
 * @param packageFolders the folders with schemas whose sub-folders have packages of their own; none for one package
 */
public record TypeOptions(
        String classNamePrefix,
        String classNameSuffix,
        Map<String, String> formats,
        boolean keepUnnamedProperties,
        boolean bigDecimals,
        boolean bigIntegers,
        List<Path> packageFolders) {

    /** What holds if the user chooses nothing. */
    public static final TypeOptions DEFAULT = new TypeOptions("", "", Map.of(), true, false, false, List.of());

    public TypeOptions {
        packageFolders = List.copyOf(packageFolders);
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
                + keepUnnamedProperties + "\nbigDecimals=" + bigDecimals + "\nbigIntegers=" + bigIntegers
                + "\npackages=" + !packageFolders.isEmpty();
    }

    /** A name as the user wants it. */
    String affixed(String name) {
        return classNamePrefix + name + classNameSuffix;
    }
}
