package dev.cairn.workbench.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResponseBoundTest {

    /** Short ones stay, long ones are cut and say so; whatever they are made of. */
    @Test
    void answersAreNeverLongerThanTheBound() {
        Random random = new Random(7);
        int cut = 0;
        for (int i = 0; i < 200; i++) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("a", value(random, 3));
            answer.put("b", value(random, 2));
            Map<String, @Nullable Object> fitted = ResponseBound.fitted(answer);
            int length = Json.write(answer).length();
            if (length <= ResponseBound.MOST) {
                assertSame(answer, fitted);
            } else {
                cut++;
                assertTrue(Json.write(fitted).length() <= ResponseBound.MOST);
                assertTrue(fitted.containsKey(ResponseBound.CUT));
            }
        }
        assertTrue(cut > 20, String.valueOf(cut));
    }

    private static @Nullable Object value(Random random, int depth) {
        int size = (int) Math.pow(10, random.nextDouble() * 1.7);
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextBoolean() ? "ä\"x".repeat(size * size / 2) : (Object) random.nextLong();
        }
        if (random.nextBoolean()) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int i = 0; i < size / depth; i++) {
                list.add(value(random, depth - 1));
            }
            return list;
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size / depth; i++) {
            map.put("k" + i, value(random, depth - 1));
        }
        return map;
    }

    @Test
    void noCharacterIsCutInTwo() {
        assertEquals("ab… (4 characters)", ResponseBound.shortened("ab\uD83D\uDE00", 3));
        assertEquals("ab\uD83D\uDE00", ResponseBound.shortened("ab\uD83D\uDE00", 4));
    }
}
