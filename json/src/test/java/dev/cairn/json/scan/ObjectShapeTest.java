package dev.cairn.json.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectShapeTest {

    @Test
    void objectsOfTheSameNamesShareTheirShape() {
        assertSame(shape("id", "name"), shape("id", "name"));
        assertNotSame(shape("id", "name"), shape("id", "mane"));
    }

    @Test
    void aNameThatComesTwiceHasNoShape() {
        assertNull(shape("id", "id"));
    }

    /** Else maps by identifiers would fill the memory, a thousand shapes at a time. */
    @Test
    void shapesOfManyNamesAreNotKept() {
        String[] names = IntStream.range(0, 1000).mapToObj(i -> "user-" + i).toArray(String[]::new);
        ObjectShape shape = shape(names);
        assertNotNull(shape);
        assertArrayEquals(names, shape.names());
        assertNotSame(shape, shape(names));
    }

    private static @Nullable ObjectShape shape(String... names) {
        StringBuilder text = new StringBuilder();
        int[] places = new int[JsonMembers.STRIDE * names.length];
        for (int i = 0; i < names.length; i++) {
            places[JsonMembers.STRIDE * i + JsonMembers.START] = text.length();
            text.append('"').append(names[i]).append('"');
            places[JsonMembers.STRIDE * i + JsonMembers.NAME_END] = text.length();
            text.append(":1,");
        }
        return ObjectShape.of(text.toString().getBytes(StandardCharsets.US_ASCII), places);
    }
}
