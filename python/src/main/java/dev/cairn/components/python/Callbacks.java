package dev.cairn.components.python;

import dev.cairn.runtime.secret.SecretMask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what the side process asks for. Thread-safe. */
final class Callbacks {

    private final SecretMask secrets;

    Callbacks(SecretMask secrets) {
        this.secrets = secrets;
    }

    /** Hears what needs no answer. */
    void hear(Frame frame, @Nullable Caller caller) {
        if (frame.text("op").equals("log") && caller != null) {
            String level = frame.text("level");
            caller.log((level.equals("INFO") ? "" : level + ": ") + frame.text("text"));
        }
    }

    /** Does something and gives the answer. */
    Frame answer(Frame frame, @Nullable Caller caller) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("re", frame.header().get("id"));
        switch (frame.text("op")) {
            case "secret" -> {
                secrets.add(frame.text("value"));
                header.put("ok", null);
            }
            default -> header.put("error", Map.of("message", "unknown operation " + frame.text("op")));
        }
        return new Frame(header, Frame.NOTHING);
    }
}
