package dev.cairn.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The frames of the methods between JSON and models, which all generated types have. */
final class JsonMethods {

    private static final String JACKSON = "com.fasterxml.jackson.annotation";
    private static final ClassName JSON_CREATOR = ClassName.get(JACKSON, "JsonCreator");

    /** The annotation that names the type of a record; Jackson 2 and 3 share their annotations. */
    static final ClassName JSON_TYPE_NAME = ClassName.get(JACKSON, "JsonTypeName");

    private JsonMethods() {}

    /** The method that Jackson calls with a plain value, and that works without Jackson too. */
    static MethodSpec.Builder fromJson(JavaTypes types, ClassName type) {
        return MethodSpec.methodBuilder("fromJson")
                .addJavadoc(
                        "Reads plain JSON: maps, lists, strings, numbers and booleans.\n\n@throws $T if the value is not"
                                + " what the schema describes\n",
                        types.support("JsonMismatchException"))
                .addAnnotation(AnnotationSpec.builder(JSON_CREATOR)
                        .addMember("mode", CodeBlock.of("$T.DELEGATING", JSON_CREATOR.nestedClass("Mode")))
                        .build())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(type)
                .addParameter(Object.class, "json");
    }

    static MethodSpec.Builder toJson(TypeName returns) {
        return MethodSpec.methodBuilder("toJson")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    static TypeName jsonObject() {
        return ParameterizedTypeName.get(
                ClassName.get(Map.class), ClassName.get(String.class), JavaTypes.nullable(ClassName.get(Object.class)));
    }
}
