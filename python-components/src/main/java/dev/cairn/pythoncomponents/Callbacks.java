package dev.cairn.pythoncomponents;

import dev.cairn.core.secret.SecretMask;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what the side process asks for. Thread-safe. */
final class Callbacks {

    private volatile SecretMask secrets;
    private final Bodies bodies = new Bodies();
    private final HttpBack http = new HttpBack(bodies);
    private volatile @Nullable CallOrigin latest;

    Callbacks(SecretMask secrets) {
        this.secrets = secrets;
    }

    void masking(SecretMask other) {
        secrets = other;
    }

    Bodies bodies() {
        return bodies;
    }

    /** In this one's name is done what threads ask for that components have started by themselves. */
    void introduce(CallOrigin caller) {
        latest = caller;
    }

    /** Hears what needs no answer. */
    void hear(Frame frame, @Nullable CallOrigin caller) {
        CallOrigin known = caller == null ? latest : caller;
        if (frame.text("op").equals("log") && known != null) {
            String level = frame.text("level");
            known.log((level.equals("INFO") ? "" : level + ": ") + frame.text("text"));
        }
    }

    /** Does something and gives the answer. */
    Frame answer(Frame frame, @Nullable CallOrigin caller) throws InterruptedException {
        Object id = frame.header().get("id");
        try {
            CallOrigin known = caller == null ? latest : caller;
            return switch (frame.text("op")) {
                case "secret" -> {
                    secrets.add(frame.text("value"));
                    yield done(id, null, Frame.NOTHING);
                }
                case "read" ->
                    done(id, null, bodies.read(number(frame, "body"), Math.toIntExact(number(frame, "size"))));
                case "close" -> {
                    bodies.close(number(frame, "body"));
                    yield done(id, null, Frame.NOTHING);
                }
                case "http" -> {
                    HttpBack.Answer answer = http.send(frame, required(known));
                    yield done(id, answer.json(), answer.start());
                }
                case "config" -> {
                    Map<String, @Nullable Object> changed = new LinkedHashMap<>();
                    frame.object("config").forEach((name, value) -> changed.put(String.valueOf(name), value));
                    required(known).changeConfig(changed);
                    yield done(id, null, Frame.NOTHING);
                }
                default -> failed(id, "system", "unknown operation " + frame.text("op"));
            };
        } catch (IOException e) {
            return failed(id, HttpBack.kind(e), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed(id, "system", String.valueOf(e.getMessage()));
        }
    }

    private static CallOrigin required(@Nullable CallOrigin caller) {
        if (caller == null) {
            throw new IllegalStateException("nobody has asked for anything yet");
        }
        return caller;
    }

    private static long number(Frame frame, String name) {
        Long number = frame.number(name);
        return number == null ? 0 : number;
    }

    private static Frame done(@Nullable Object id, @Nullable Object value, byte[] attachment) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("re", id);
        header.put("ok", value);
        return new Frame(header, attachment);
    }

    private static Frame failed(@Nullable Object id, String kind, String message) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("re", id);
        header.put("error", Map.of("kind", kind, "message", message));
        return new Frame(header, Frame.NOTHING);
    }
}
