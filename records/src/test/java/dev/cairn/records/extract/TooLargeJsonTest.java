package dev.cairn.records.extract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.response.Response;
import dev.cairn.records.FieldPath;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.decoder.Decoder;
import dev.cairn.records.decoder.JsonDecoder;
import dev.cairn.records.decoder.JsonItemsDecoder;
import dev.cairn.records.decoder.JsonlDecoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JSON beyond a limit fails in words with a place, by whichever reader it goes. */
class TooLargeJsonTest {

    private enum Large {
        DEEP("[".repeat(1100) + "]".repeat(1100), "objects and arrays are nested more than 1000 levels deep"),
        DIGITS("0." + "1".repeat(100_001), "a number has more than 100000 digits"),
        INTEGER("1".repeat(4301), "more than 4300 digits"),
        NAME("{\"" + "n".repeat(1_000_010) + "\": 1}", "a name has more than 1000000 characters");

        private final String value;
        private final String words;

        Large(String value, String words) {
            this.value = value;
            this.words = words;
        }
    }

    private static void read(Decoder decoder, String path, Response response) throws Exception {
        RecordExtractor extractor = new DpathExtractor(decoder, () -> new FieldPath(path.split("\\.")), null);
        try (RecordCursor records = extractor.open(response)) {
            records.next(10).forEach(record -> record.tree().forEach((key, value) -> {}));
        }
    }

    /** What a reader passes over without decoding it may be of any length. */
    @ParameterizedTest
    @EnumSource(Large.class)
    void eachReaderThatFailsTellsWhatIsTooLarge(Large large) throws Exception {
        String page = "{\"data\": {\"rows\": [{\"a\": " + large.value + "}]}}";
        List<String> messages = new ArrayList<>();
        int reads = 0;
        for (Decoder decoder :
                List.of(new JsonDecoder(false), new JsonlDecoder(), new JsonItemsDecoder("data.rows", null))) {
            for (String path : List.of("data.rows", "*.rows", "data.rows.*", "a")) {
                for (boolean streamed : new boolean[] {false, true}) {
                    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                    reads++;
                    try {
                        read(
                                decoder,
                                path,
                                streamed ? Response.of(new ByteArrayInputStream(bytes)) : Response.of(bytes));
                    } catch (MalformedBodyException e) {
                        messages.add(String.valueOf(e.getMessage()));
                    }
                }
            }
        }

        boolean some = large == Large.INTEGER || large == Large.NAME;
        assertTrue(some ? !messages.isEmpty() : messages.size() == reads);
        for (String message : messages) {
            assertTrue(message.contains(large.words), message);
            assertTrue(message.contains("line 1"), message);
            assertFalse(message.contains("StreamRead"), message);
        }
    }
}
