package dev.cairn.codegen.java;

import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import java.util.Locale;

/** What to call a type in a sentence. */
public final class TypeWords implements TypeUse.Visitor<String> {

    /** For messages. */
    public static final TypeWords PLAIN = new TypeWords("", "");

    /** For Javadoc: names of types are links. */
    static final TypeWords LINKED = new TypeWords("{@link ", "}");

    private final String before;
    private final String after;

    private TypeWords(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /** Such as {@code a list of strings}. */
    public String of(TypeUse type) {
        return type.accept(this);
    }

    private String withoutArticle(TypeUse type) {
        return of(type).replaceFirst("^an? ", "");
    }

    @Override
    public String visitScalar(Scalar scalar) {
        String word = scalar.kind().word().toLowerCase(Locale.ROOT);
        return scalar.kind() == ScalarKind.INTEGER ? "an " + word : "a " + word;
    }

    @Override
    public String visitAnyJson(AnyJson any) {
        return "JSON";
    }

    @Override
    public String visitList(ListOf list) {
        boolean noPlural =
                list.element().declaration() != null || list.element().list() != null;
        return "a list of " + withoutArticle(list.element()) + (noPlural ? "" : "s");
    }

    @Override
    public String visitMap(MapOf map) {
        return map.value().isAnything() ? "a free-form object" : "a map to " + withoutArticle(map.value());
    }

    @Override
    public String visitFormatted(Formatted formatted) {
        return before + formatted.format().className() + after;
    }

    @Override
    public String visitExternal(External external) {
        return before + external.className() + after;
    }

    @Override
    public String visitImported(Imported imported) {
        return before + (before.isEmpty() ? imported.word() : imported.type().className()) + after;
    }

    @Override
    public String visitOrNull(OrNull nullable) {
        return of(nullable.type());
    }

    @Override
    public String visitDeclared(Declared declared) {
        return before + name(declared.declaration()) + after;
    }

    /** A link has to say in which type another one is. */
    private String name(Declaration declaration) {
        RecordType owner = declaration.owner();
        return owner == null || before.isEmpty() ? declaration.name() : name(owner) + "." + declaration.name();
    }
}
