package dev.cairn.codegen.java;

import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.Documentation;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The components of a generated record, with their Java types.
 *
 * @param slots in the record's order: properties, then the map of those that the schema doesn't name, then the form
 * @param additionalMap that map, or null where the record doesn't keep them
 * @param form the name of the component that has what the others don't tell of a document; null where they tell all
 */
record RecordShape(
        List<Slot> slots,
        @Nullable MapOf additionalMap,
        @Nullable String form) {

    /**
     * One component.
     *
     * @param type as the record's head has it; what the accessor returns may be less often null
     * @param component what the schema says of it, or null for the map and the form
     * @param absence what becomes of an absent value
     */
    record Slot(
            String name,
            TypeName type,
            TypeUse use,
            @Nullable Component component,
            Absence absence,
            String javadoc) {

        Documentation documentation() {
            return component == null ? Documentation.NONE : component.documentation();
        }

        boolean deprecated() {
            return documentation().deprecated();
        }
    }

    /** A constructor has room for 255 parameters and itself, where a long or a double counts twice (JVMS 4.3.3). */
    private static final int ROOM = 254;

    /** @param fillDefaults whether records have the defaults of absent properties as their values */
    static RecordShape of(RecordType record, JavaTypes types, boolean fillDefaults) {
        List<Slot> slots = new ArrayList<>();
        boolean formed = !fillDefaults
                && (record.constants().stream().anyMatch(constant -> !constant.required())
                        || record.components().stream().anyMatch(RecordShape::hasForm));
        boolean boxed = width(record, types) + (formed ? 1 : 0) > ROOM;
        for (Component component : record.components()) {
            Absence absence = Absence.of(component, fillDefaults);
            TypeName type = type(component, absence, types);
            slots.add(new Slot(
                    component.javaName(),
                    boxed ? type.box() : type,
                    component.type(),
                    component,
                    absence,
                    JavadocText.ofComponent(component, absence.defaultValue())));
        }
        MapOf map = record.additional();
        if (map != null) {
            slots.add(beside("additionalProperties", map, "Properties that the schema doesn't name.", slots, types));
        }
        if (formed) {
            External form = new External(types.support("JsonForm").canonicalName());
            slots.add(beside("jsonForm", form, "Which absent or null properties a document has.", slots, types));
        }
        return new RecordShape(
                List.copyOf(slots), map, formed ? slots.get(slots.size() - 1).name() : null);
    }

    private static Slot beside(String wanted, TypeUse use, String javadoc, List<Slot> slots, JavaTypes types) {
        String name = FreeName.of(
                wanted, taken -> slots.stream().anyMatch(slot -> slot.name().equals(taken)));
        return new Slot(name, types.boxed(use), use, null, Absence.NONE, javadoc);
    }

    /** Whether null and absent are two things for a component. */
    private static boolean hasForm(Component component) {
        return !component.required() && component.allowsNull();
    }

    private static TypeName type(Component component, Absence absence, JavaTypes types) {
        if (component.required() && !component.allowsNull()) {
            return types.plain(component.type());
        }
        TypeName boxed = types.boxed(component.type());
        return absence.filled() ? boxed : TypeNames.nullable(boxed);
    }

    private static int width(RecordType record, JavaTypes types) {
        int width = record.additional() == null ? 0 : 1;
        for (Component component : record.components()) {
            TypeName type = type(component, Absence.NONE, types);
            boolean isDouble = type.isPrimitive() && (type.equals(TypeName.LONG) || type.equals(TypeName.DOUBLE));
            width += isDouble ? 2 : 1;
        }
        return width;
    }

    /** The map of the properties that the schema doesn't name. */
    MapOf additional() {
        return Objects.requireNonNull(additionalMap);
    }

    /** Whether a slot is the form. */
    boolean isForm(Slot slot) {
        return slot.name().equals(form);
    }

    /** The components whose absence and null the form tells apart, in their order. */
    List<Slot> nullables() {
        List<Slot> nullables = new ArrayList<>();
        for (Slot slot : slots) {
            if (form != null && slot.component() != null && hasForm(slot.component())) {
                nullables.add(slot);
            }
        }
        return nullables;
    }

    /** Whether the form tells of a constant that it is not there. */
    boolean mayBeLeftOut(Constant constant) {
        return form != null && !constant.required();
    }

    /**
     * A name for a variable beside the components: the one that is wanted, if that is free. No component has it, also not with
     * underscores behind it, which variables inside of others get.
     */
    String variable(String wanted) {
        String name = wanted;
        for (int number = 2; isStem(name); number++) {
            name = wanted + number;
        }
        return name;
    }

    private boolean isStem(String name) {
        for (Slot slot : slots) {
            if (slot.name().startsWith(name)
                    && slot.name().substring(name.length()).replace("_", "").isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
