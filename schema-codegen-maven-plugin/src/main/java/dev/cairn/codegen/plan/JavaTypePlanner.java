package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.JavaFormat;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Finds the Java class that a schema names for its values, or that its format stands for. */
final class JavaTypePlanner {

    private static final Set<String> OBJECT_KEYWORDS = Set.of("properties", "allOf", "anyOf", "oneOf", "extends");

    private final TypeOptions options;
    private final Diagnostics diagnostics;
    private boolean usesExistingTypes;

    JavaTypePlanner(TypeOptions options, Diagnostics diagnostics) {
        this.options = options;
        this.diagnostics = diagnostics;
    }

    /** Whether a schema named a class of which we only know the name. */
    boolean usesExistingTypes() {
        return usesExistingTypes;
    }

    /** The class that {@code existingJavaType}, or {@code javaType} for what isn't generated, asks for. */
    Optional<TypeUse> asked(Schema schema) {
        String existing = schema.text("existingJavaType");
        String wanted = existing;
        Node node = schema.keyword("existingJavaType");
        if (existing == null) {
            boolean generated =
                    schema.types().contains("object") || schema.hasAny(OBJECT_KEYWORDS) || schema.enumValues() != null;
            wanted = generated ? null : schema.text("javaType");
            node = schema.keyword("javaType");
        }
        return wanted == null || node == null ? Optional.empty() : named(wanted, node.place());
    }

    private Optional<TypeUse> named(String name, Place place) {
        String plain = name.strip();
        Optional<TypeUse> known = ofJdk(plain);
        if (known.isPresent()) {
            return known;
        }
        if (plain.startsWith("java.") || plain.startsWith("javax.")) {
            diagnostics.warning(
                    place,
                    "values can't be read as " + plain + " (known are java.lang.String, Integer, Long, Double,"
                            + " Boolean and Object, java.math.BigDecimal and BigInteger, java.net.URI, java.util.UUID, and"
                            + " OffsetDateTime, LocalDateTime, LocalDate, OffsetTime, LocalTime, Instant, Duration and"
                            + " Period of java.time); the type is what the rest of the schema says");
            return Optional.empty();
        }
        if (!SourceVersion.isName(plain) || plain.indexOf('.') < 0) {
            diagnostics.error(
                    place,
                    "'" + name + "' is not the qualified name of a class, which may have no type parameters here");
            return Optional.of(new AnyJson());
        }
        usesExistingTypes = true;
        return Optional.of(new External(plain));
    }

    private static Optional<TypeUse> ofJdk(String name) {
        return switch (name) {
            case "java.lang.String", "String" -> Optional.of(new Scalar(ScalarKind.STRING));
            case "java.lang.Long", "long" -> Optional.of(new Scalar(ScalarKind.INTEGER));
            case "java.lang.Double", "double" -> Optional.of(new Scalar(ScalarKind.NUMBER));
            case "java.lang.Boolean", "boolean" -> Optional.of(new Scalar(ScalarKind.BOOLEAN));
            case "java.lang.Object" -> Optional.of(new AnyJson());
            case "int" -> Optional.of(new Formatted(JavaFormat.INT));
            default -> JavaFormat.ofClass(name).map(Formatted::new);
        };
    }

    /** What numbers and booleans become. */
    TypeUse of(ScalarKind kind) {
        if (kind == ScalarKind.NUMBER && options.bigDecimals()) {
            return new Formatted(JavaFormat.DECIMAL);
        }
        return kind == ScalarKind.INTEGER && options.bigIntegers()
                ? new Formatted(JavaFormat.BIG_INTEGER)
                : new Scalar(kind);
    }

    /** What texts become that have a format. */
    TypeUse ofText(Schema schema) {
        String format = schema.text("format");
        return (format == null
                        ? Optional.<TypeUse>empty()
                        : JavaFormat.ofFormat(format, options.formats()).<TypeUse>map(Formatted::new))
                .orElseGet(() -> new Scalar(ScalarKind.STRING));
    }
}
