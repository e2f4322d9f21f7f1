package dev.cairn.mcpserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolDescriptionsTest {

    private final ToolDescription read = ToolDescriptions.packaged().of("test_read");

    @Test
    void argumentsThatDoNotFitAreNamed() {
        assertEquals(
                3,
                read.arguments(Map.of("stream", "a", "config", "b", "pages", 3L))
                        .number("pages", 1));
        assertTrue(said(Map.of("stream", "a")).contains("config"));
        assertTrue(said(Map.of("stream", "a", "config", "b", "pages", 0L)).contains("pages"));
        assertTrue(said(Map.of("stream", 7L, "config", "b")).contains("stream"));
        assertTrue(said(Map.of("stream", "a", "config", "b", "recods", 1L)).contains("did you mean 'records'?"));
    }

    private String said(Map<String, Object> arguments) {
        return String.valueOf(
                assertThrows(ToolFailure.class, () -> read.arguments(arguments)).getMessage());
    }
}
