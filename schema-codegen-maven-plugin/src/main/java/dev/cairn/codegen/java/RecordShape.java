package dev.cairn.codegen.java;

import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Documentation;
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
 * @param slots in the record's order; properties that the schema doesn't name come last
 * @param additionalMap the map of these properties, or null where the record doesn't keep them
 */
record RecordShape(List<Slot> slots, @Nullable MapOf additionalMap) {

    /**
     * One component.
     *
     * @param component what the schema says of it, or null for the map of properties that the schema doesn't name
     */
    record Slot(
            String name,
            TypeName type,
            TypeUse use,
            @Nullable Component component,
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

    static RecordShape of(RecordType record, JavaTypes types) {
        boolean boxed = width(record, types) > ROOM;
        List<Slot> slots = new ArrayList<>();
        for (Component component : record.components()) {
            TypeName type = types.of(component);
            slots.add(new Slot(
                    component.javaName(),
                    boxed ? type.box() : type,
                    component.type(),
                    component,
                    JavadocText.ofComponent(component)));
        }
        MapOf map = record.additional();
        if (map != null) {
            String name = unused("additionalProperties", slots);
            slots.add(new Slot(name, types.boxed(map), map, null, "Properties that the schema doesn't name."));
        }
        return new RecordShape(List.copyOf(slots), map);
    }

    private static int width(RecordType record, JavaTypes types) {
        int width = record.additional() == null ? 0 : 1;
        for (Component component : record.components()) {
            TypeName type = types.of(component);
            boolean isDouble = type.isPrimitive() && (type.equals(TypeName.LONG) || type.equals(TypeName.DOUBLE));
            width += isDouble ? 2 : 1;
        }
        return width;
    }

    /** The map of the properties that the schema doesn't name. */
    MapOf additional() {
        return Objects.requireNonNull(additionalMap);
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
        return slots.stream()
                .anyMatch(slot -> slot.name().startsWith(name)
                        && slot.name().substring(name.length()).chars().allMatch(c -> c == '_'));
    }

    private static String unused(String wanted, List<Slot> slots) {
        String name = wanted;
        while (isTaken(name, slots)) {
            name += "_";
        }
        return name;
    }

    private static boolean isTaken(String name, List<Slot> slots) {
        return slots.stream().anyMatch(slot -> slot.name().equals(name));
    }
}
