package dev.cairn.records.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.http.response.Response;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FirstValueTest {

    @Test
    void isTheDocument() throws IOException {
        assertEquals("{\"next\":1}", first(new JsonDecoder(false), "{\"next\":1}"));
        assertEquals("{\"a\":{\"next\":\"1\"}}", first(new XmlDecoder(), "<a><next>1</next></a>"));
    }

    @Test
    void isTheFirstItemOfAJsonList() throws IOException {
        assertEquals("{\"a\":1}", first(new JsonDecoder(false), "[{\"a\":1},2]"));
    }

    @Test
    void isAnEmptyMapWhereThereIsNone() throws IOException {
        assertEquals("{}", first(new JsonDecoder(false), ""));
        assertEquals("{}", first(new JsonDecoder(false), "[]"));
    }

    private static String first(Decoder decoder, String body) throws IOException {
        return Json.write(decoder.firstValue(Response.of(body.getBytes(StandardCharsets.UTF_8))));
    }
}
