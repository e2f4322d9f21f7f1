package dev.cairn.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.type.ExtraAnnotation;
import dev.cairn.codegen.type.Extras;
import java.util.ArrayList;
import java.util.List;

/** Writes what users want on types besides: interfaces and annotations. */
final class ExtraCode {

    private final List<AnnotationSpec> onAll = new ArrayList<>();

    ExtraCode(JavaOptions options) {
        options.typeAnnotations().forEach(text -> onAll.add(annotation(ExtraAnnotation.of(text))));
    }

    void addTo(TypeSpec.Builder type, Extras extras) {
        onAll.forEach(type::addAnnotation);
        extras.annotations().forEach(annotation -> type.addAnnotation(annotation(annotation)));
        extras.interfaces().forEach(name -> type.addSuperinterface(JavaTypes.external(name)));
    }

    static AnnotationSpec annotation(ExtraAnnotation annotation) {
        AnnotationSpec.Builder builder = AnnotationSpec.builder(JavaTypes.external(annotation.className()));
        // All that is in the brackets is called a value, which JavaPoet writes as it is.
        return annotation.arguments().isEmpty()
                ? builder.build()
                : builder.addMember("value", "$L", annotation.arguments()).build();
    }
}
