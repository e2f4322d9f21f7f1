package dev.cairn.codegen.name;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * The names that the user gives to types which the schema leaves nameless: one {@code Name: path} per type, where the path is
 * one of the places that use it, such as {@code HttpRequester.authenticator} or {@code DeclarativeSource.streams[]}.
 */
public final class Names {

    private final Map<String, Entry> byPath = new LinkedHashMap<>();

    private record Entry(String name, Place place) {}

    /** No names. */
    public static Names none() {
        return new Names();
    }

    /** Reads a names file. */
    public static Names of(Node document, Diagnostics diagnostics) {
        Names names = new Names();
        if (!document.isObject()) {
            diagnostics.error(document.place(), "expected an object of 'Name: path' entries, found " + document.kind());
            return names;
        }
        document.members().forEach((name, member) -> {
            String path = member.value().text();
            if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
                diagnostics.error(member.keyPlace(), "'" + name + "' is not a Java name");
            } else if (path != null) {
                names.byPath.put(path, new Entry(name, member.keyPlace()));
            } else {
                diagnostics.error(
                        member.value().place(),
                        "expected a path such as 'Definition.property', found "
                                + member.value().kind());
            }
        });
        return names;
    }

    public boolean contains(String path) {
        return byPath.containsKey(path);
    }

    /** The name for the type at a place, or null. */
    @Nullable
    String name(String path) {
        Entry entry = byPath.get(path);
        return entry == null ? null : entry.name();
    }

    /** The paths of all entries, and where they stand. */
    Map<String, Place> places() {
        Map<String, Place> places = new LinkedHashMap<>();
        byPath.forEach((path, entry) -> places.put(path, entry.place()));
        return places;
    }
}
