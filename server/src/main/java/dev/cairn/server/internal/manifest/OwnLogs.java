package dev.cairn.server.internal.manifest;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Cairn has to say of a test read beyond the answer of the reference's server, for those who look for it: a header with a
 * JSON list of texts, in ASCII.
 */
final class OwnLogs {

    static final String HEADER = "Cairn-Logs";

    /** Shorter than what servers and clients allow all headers to have. */
    private static final int LONGEST = 1_000;

    private OwnLogs() {}

    /** @param logs secrets masked */
    static Map<String, String> headers(List<String> logs) {
        List<String> texts = new ArrayList<>();
        int left = LONGEST;
        for (String log : logs) {
            String text = Phrases.shortened(log, left);
            left -= Math.min(left, log.length());
            texts.add(text);
        }
        return texts.isEmpty() ? Map.of() : Map.of(HEADER, inAscii(Json.write(texts)));
    }

    private static String inAscii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.chars().forEach(each -> ascii.append(each < 127 ? (char) each + "" : String.format("\\u%04x", each)));
        return ascii.toString();
    }
}
