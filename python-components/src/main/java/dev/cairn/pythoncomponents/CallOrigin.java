package dev.cairn.pythoncomponents;

import dev.cairn.http.HttpTransport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On whose behalf Python is called: what components ask for is done in its name. Thread-safe. */
interface CallOrigin {

    /** What sends requests, each once. */
    HttpTransport transport();

    /** Saves a changed configuration. */
    void changeConfig(Map<String, @Nullable Object> config);

    /** What is called, and where it stands in the manifest. */
    String name();

    /** The calling thread waits for Python, or does so no more. */
    void atWork(boolean begins);

    /** A note for the log. */
    void log(String text);
}
