package dev.cairn.codegen.example;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an example into pieces that jsonschema2pojo makes schemas of without a loss. Of an array it sees the first element only, or objects
 * laid over one another; an integer of more than 64 bits is any number to it.
 */
final class ExamplePieces {

    private ExamplePieces() {}

    /**
     * Values in which each array has one element at most; what they have at a place is what the example has there. Together they are about
     * as large as the example.
     */
    static List<@Nullable Object> of(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return ofObject(object);
        }
        List<@Nullable Object> pieces = new ArrayList<>();
        if (value instanceof List<?> array && !array.isEmpty()) {
            for (Object element : array) {
                of(element).forEach(piece -> pieces.add(Collections.singletonList(piece)));
            }
        } else {
            pieces.add(value instanceof BigInteger ? (Object) 0 : value);
        }
        return pieces;
    }

    /** The first piece of an object has the first of each member, the second the second, where there is one. */
    private static List<@Nullable Object> ofObject(Map<?, ?> object) {
        List<Map<Object, @Nullable Object>> pieces = new ArrayList<>(List.of(new LinkedHashMap<>()));
        object.forEach((key, member) -> {
            List<@Nullable Object> ofMember = of(member);
            for (int index = 0; index < ofMember.size(); index++) {
                if (index == pieces.size()) {
                    pieces.add(new LinkedHashMap<>());
                }
                pieces.get(index).put(key, ofMember.get(index));
            }
        });
        return new ArrayList<>(pieces);
    }
}
