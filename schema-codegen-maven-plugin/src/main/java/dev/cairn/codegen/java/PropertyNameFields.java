package dev.cairn.codegen.java;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes constants with the names that the properties of a record have in JSON: {@code CURSOR_FIELD = "cursor_field"}. */
final class PropertyNameFields {

    private final TypeSelection records;
    private final Set<String> reserved = new HashSet<>(Set.of("SHAPE"));

    /**
     * @param records the records that get such constants
     * @param model all types: in an expression, a field hides a class of the same name (JLS 6.4.2)
     */
    PropertyNameFields(TypeSelection records, TypeModel model) {
        this.records = records;
        for (Declaration declaration : model.declarations()) {
            reserved.add(declaration.name());
        }
        reserved.addAll(model.importedNames());
    }

    void addTo(TypeSpec.Builder builder, RecordType record) {
        if (!records.has(record)) {
            return;
        }
        Set<String> taken = new HashSet<>(reserved);
        record.components().forEach(component -> taken.add(component.javaName()));
        for (Constant constant : record.constants()) {
            builder.addField(field(constant.constantName(), constant.wireName(), taken));
        }
        for (Component component : record.components()) {
            builder.addField(field(component.constantName(), component.wireName(), taken));
        }
    }

    private static FieldSpec field(String wanted, String property, Set<String> taken) {
        String name = FreeName.of(wanted, unfree -> !taken.add(unfree));
        return FieldSpec.builder(TypeNames.STRING, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer(Literals.string(property))
                .build();
    }
}
