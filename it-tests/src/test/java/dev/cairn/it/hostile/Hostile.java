package dev.cairn.it.hostile;

import dev.cairn.it.wire.RawServer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One hostile input. {@code $URL} in the texts is the API's address.
 *
 * @param command {@code read}, {@code check}, …
 * @param inputs the contents of the files that are passed, by option
 * @param api what answers
 */
record Hostile(String name, String command, Map<String, byte[]> inputs, RawServer.Script api, Promise promise) {

    Hostile with(String option, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(inputs);
        changed.put(option, content);
        return new Hostile(name, command, changed, api, promise);
    }

    /** Returns the contents of all files, which messages may quote. */
    String text() {
        return inputs.values().stream()
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
