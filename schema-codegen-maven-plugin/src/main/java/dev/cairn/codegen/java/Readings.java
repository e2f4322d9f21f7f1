package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Expressions that read JSON: functions from plain values to those of a type. */
final class Readings implements TypeUse.Visitor<CodeBlock> {

    private final JavaTypes types;
    private final ClassName reader;

    Readings(JavaTypes types) {
        this.types = types;
        this.reader = types.support("JsonReader");
    }

    /** A function that reads a JSON value as a type. */
    CodeBlock function(TypeUse type) {
        return type.accept(this);
    }

    /** The call of that function. */
    CodeBlock call(TypeUse type, CodeBlock json) {
        return type.accept(new Call(json));
    }

    @Override
    public CodeBlock visitScalar(Scalar scalar) {
        return CodeBlock.of("$T.$L", reader, scalar.kind().name());
    }

    @Override
    public CodeBlock visitAnyJson(AnyJson any) {
        return CodeBlock.of("$T.JSON", reader);
    }

    @Override
    public CodeBlock visitList(ListOf list) {
        ListOf.Places places = list.places();
        if (places == null) {
            String method = list.singleAccepted() ? "oneOrMore" : "listOf";
            return CodeBlock.of("$T.$L($L)", reader, method, function(list.element()));
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .add("$T.placesOf($L,$W$L", reader, function(list.element()), function(places.rest()));
        places.first().forEach(place -> code.add(",$W$L", function(place)));
        return code.add(")").build();
    }

    @Override
    public CodeBlock visitMap(MapOf map) {
        MapOf.ByName names = map.names();
        if (names == null) {
            return CodeBlock.of("$T.mapOf($L)", reader, function(map.value()));
        }
        List<CodeBlock> entries = new ArrayList<>();
        names.patterns()
                .forEach((pattern, type) -> entries.add(
                        CodeBlock.of("$T.entry($L, $L)", Map.class, Literals.string(pattern), function(type))));
        return CodeBlock.of(
                "$T.namesOf($L, $L, $T.ofEntries($L))",
                reader,
                function(map.value()),
                function(names.rest()),
                Map.class,
                CodeBlock.join(entries, ",$W"));
    }

    @Override
    public CodeBlock visitFormatted(Formatted formatted) {
        return CodeBlock.of(
                "$T::$L", types.support("Formats"), formatted.format().reader());
    }

    @Override
    public CodeBlock visitExternal(External external) {
        return CodeBlock.of("$T.reading($T.class)", types.support("ExistingTypes"), types.visitExternal(external));
    }

    @Override
    public CodeBlock visitImported(Imported imported) {
        return CodeBlock.of("$T::fromJson", types.visitImported(imported));
    }

    @Override
    public CodeBlock visitOrNull(OrNull nullable) {
        return CodeBlock.of("$T.nullable($L)", reader, function(nullable.type()));
    }

    @Override
    public CodeBlock visitDeclared(Declared declared) {
        return CodeBlock.of("$T::fromJson", types.visitDeclared(declared));
    }

    private static String method(ScalarKind kind) {
        return switch (kind) {
            case BOOLEAN -> "bool";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case STRING -> "string";
        };
    }

    /** Calls the function directly, where it has a name. */
    private final class Call implements TypeUse.Visitor<CodeBlock> {

        private final CodeBlock json;

        Call(CodeBlock json) {
            this.json = json;
        }

        @Override
        public CodeBlock visitScalar(Scalar scalar) {
            return CodeBlock.of("$T.$L($L)", reader, method(scalar.kind()), json);
        }

        @Override
        public CodeBlock visitAnyJson(AnyJson any) {
            return CodeBlock.of("$T.json($L)", reader, json);
        }

        @Override
        public CodeBlock visitList(ListOf list) {
            return CodeBlock.of("$L.apply($L)", function(list), json);
        }

        @Override
        public CodeBlock visitMap(MapOf map) {
            return CodeBlock.of("$L.apply($L)", function(map), json);
        }

        @Override
        public CodeBlock visitFormatted(Formatted formatted) {
            return CodeBlock.of(
                    "$T.$L($L)", types.support("Formats"), formatted.format().reader(), json);
        }

        @Override
        public CodeBlock visitExternal(External external) {
            return CodeBlock.of(
                    "$T.read($L, $T.class)", types.support("ExistingTypes"), json, types.visitExternal(external));
        }

        @Override
        public CodeBlock visitImported(Imported imported) {
            return CodeBlock.of("$T.fromJson($L)", types.visitImported(imported), json);
        }

        @Override
        public CodeBlock visitOrNull(OrNull nullable) {
            return nullable.type().accept(this);
        }

        @Override
        public CodeBlock visitDeclared(Declared declared) {
            return CodeBlock.of("$T.fromJson($L)", types.visitDeclared(declared), json);
        }
    }
}
