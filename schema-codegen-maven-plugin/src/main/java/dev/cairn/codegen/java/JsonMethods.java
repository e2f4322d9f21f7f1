package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.source.AnnotationSource;
import dev.cairn.codegen.source.Code;
import dev.cairn.codegen.source.MethodSource;
import dev.cairn.codegen.source.TypeNames;
import java.util.Map;

/** The frames of the methods between JSON and models, which all generated types have. */
final class JsonMethods {

    private static final String JACKSON = "com.fasterxml.jackson.annotation";
    private static final ClassName JSON_CREATOR = ClassName.get(JACKSON, "JsonCreator");
    private static final AnnotationSource DELEGATING =
            new AnnotationSource(JSON_CREATOR, Code.of("mode = $T.DELEGATING", JSON_CREATOR.nestedClass("Mode")));
    static final ClassName OBJECT = ClassName.get("java.lang", "Object");

    /** The annotation that names the type of a record; Jackson 2 and 3 share their annotations. */
    static final ClassName JSON_TYPE_NAME = ClassName.get(JACKSON, "JsonTypeName");

    private JsonMethods() {}

    /** The method that Jackson calls with a plain value, and that works without Jackson too. */
    static MethodSource fromJson(JavaTypes types, ClassName type, String modifiers) {
        return MethodSource.method(modifiers, type, "fromJson")
                .javadoc(
                        "Reads plain JSON: maps, lists, strings, numbers and booleans.\n\n@throws $T if the value is not"
                                + " what the schema describes\n",
                        types.support("JsonMismatchException"))
                .annotate(DELEGATING)
                .parameter(OBJECT, "json");
    }

    static MethodSource toJson(TypeName returns) {
        return MethodSource.method("public", returns, "toJson").annotate(Override.class);
    }

    static TypeName jsonObject() {
        return ParameterizedTypeName.get(
                ClassName.get(Map.class), ClassName.get(String.class), TypeNames.nullable(OBJECT));
    }
}
