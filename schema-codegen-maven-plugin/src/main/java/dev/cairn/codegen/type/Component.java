package dev.cairn.codegen.type;

import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record: one property of an object.
 *
 * @param wireName the property's name in JSON
 * @param javaName the component's name
 * @param place where the schema declares it
 * @param type the type of its value
 * @param required whether it has to be there
 * @param nullable whether its value may be an explicit null
 * @param defaultValue what stands for an absent value, or null where that isn't said or the value is required
 * @param checks what the value is checked for, and what is in it
 * @param templateVariables what templates in the value can use, or null where the schema doesn't speak of templates
 * @param defaultType which type an object has that does not say it, or null
 * @param annotations what the component is annotated with
 * @param documentation texts for people
 */
public record Component(
        String wireName,
        String javaName,
        Place place,
        TypeUse type,
        boolean required,
        boolean nullable,
        @Nullable Node defaultValue,
        Checks checks,
        @Nullable List<String> templateVariables,
        @Nullable RecordType defaultType,
        List<ExtraAnnotation> annotations,
        Documentation documentation) {

    /** The component's name as that of a Java constant: {@code CURSOR_FIELD} for {@code cursorField}. */
    public String constantName() {
        return Identifiers.constant(javaName);
    }

    /** Whether null is one of the property's values. */
    public boolean allowsNull() {
        return nullable || type.isAnything();
    }

    /** Whether the value is a list or a map. */
    public boolean isCollection() {
        return type.list() != null || type.map() != null;
    }
}
