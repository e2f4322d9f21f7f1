package dev.cairn.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The frames of the methods between JSON and models, which all generated types have. */
final class JsonMethods {

    private static final String JACKSON = "com.fasterxml.jackson.annotation";
    private static final ClassName JSON_CREATOR = ClassName.get(JACKSON, "JsonCreator");

    /** All that is in the brackets is called a value, which JavaPoet writes on the line of the annotation. */
    private static final AnnotationSpec DELEGATING = AnnotationSpec.builder(JSON_CREATOR)
            .addMember("value", "mode = $T.DELEGATING", JSON_CREATOR.nestedClass("Mode"))
            .build();

    /** The annotation that names the type of a record; Jackson 2 and 3 share their annotations. */
    static final ClassName JSON_TYPE_NAME = ClassName.get(JACKSON, "JsonTypeName");

    private JsonMethods() {}

    /** The static method that Jackson calls with a plain value, and that works without Jackson too. */
    static MethodSpec.Builder fromJson(JavaTypes types, ClassName type) {
        return MethodSpec.methodBuilder("fromJson")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(type)
                .addJavadoc(
                        "Reads plain JSON: maps, lists, strings, numbers and booleans.\n\n@throws $T if the value is not"
                                + " what the schema describes\n",
                        types.support("JsonMismatchException"))
                .addAnnotation(DELEGATING)
                .addParameter(TypeNames.OBJECT, "json");
    }

    static MethodSpec.Builder toJson(TypeName returns) {
        return MethodSpec.methodBuilder("toJson")
                .addModifiers(Modifier.PUBLIC)
                .returns(returns)
                .addAnnotation(Override.class);
    }

    /**
     * The method that writes a model without maps between.
     *
     * @param writer the name of its parameter, which hides a component of the same name
     */
    static MethodSpec.Builder write(JavaTypes types, String writer) {
        return MethodSpec.methodBuilder("write")
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(Override.class)
                .addParameter(types.support("JsonWriter"), writer);
    }

    static TypeName jsonObject() {
        return ParameterizedTypeName.get(
                ClassName.get(Map.class), TypeNames.STRING, TypeNames.nullable(TypeNames.OBJECT));
    }
}
