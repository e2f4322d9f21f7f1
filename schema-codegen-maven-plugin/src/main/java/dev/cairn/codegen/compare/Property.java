package dev.cairn.codegen.compare;

import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.Documentation;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.documents.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A property of an object, whether the record has a component for it or not.
 *
 * @param javaName its name in Java; that in JSON where it is no component
 * @param required whether it has to be there
 * @param nullable whether null is one of its values
 * @param value what it can be
 * @param place where the schema describes it
 */
record Property(String javaName, boolean required, boolean nullable, ComparedValue value, Place place) {

    /** The properties of a record by their names in JSON, in the schema's order. */
    static Map<String, Property> of(RecordType record) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (Constant constant : record.constants()) {
            EnumType onlyOne = new EnumType(
                    List.of(new EnumType.Value(constant.constantName(), constant.value())), Documentation.NONE);
            properties.put(
                    constant.wireName(),
                    new Property(
                            constant.wireName(),
                            constant.required(),
                            false,
                            new ComparedValue(new Declared(onlyOne), Checks.NONE),
                            record.place()));
        }
        for (Component component : record.components()) {
            properties.put(
                    component.wireName(),
                    new Property(
                            component.javaName(),
                            component.required(),
                            component.allowsNull(),
                            new ComparedValue(component.type(), component.checks()),
                            component.place()));
        }
        return properties;
    }
}
