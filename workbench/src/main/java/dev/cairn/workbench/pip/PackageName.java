package dev.cairn.workbench.pip;

import java.util.Locale;

/**
 * The name of a package. Ways of writing that mean one package are equal.
 *
 * @param text in small letters, with one {@code -} between words (PEP 503)
 */
public record PackageName(String text) {

    /** The package that a name in any way of writing means. */
    public static PackageName of(String name) {
        return new PackageName(name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
