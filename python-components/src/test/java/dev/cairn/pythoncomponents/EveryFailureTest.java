package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a component of any kind raises, its call ends, and tells the exception with its place. */
class EveryFailureTest {

    private static final Path CODE = Path.of("src/test/resources/every-failure/components.py");

    /** How {@code components.py} raises, and the class that is told. */
    private static final Map<String, String> FAILURES = Map.ofEntries(
            Map.entry("StopIteration", "StopIteration"),
            Map.entry("GeneratorExit", "GeneratorExit"),
            Map.entry("KeyboardInterrupt", "KeyboardInterrupt"),
            Map.entry("SystemExit", "SystemExit"),
            Map.entry("MemoryError", "MemoryError"),
            Map.entry("RecursionError", "RecursionError"),
            Map.entry("Mute", "Mute"),
            Map.entry("Odd", "Odd"));

    private static final Map<String, Object> SLICE = Map.of("partition", Map.of(), "window", Map.of());
    private static final Map<String, Object> RESPONSE =
            Map.of("status", 200, "url", "https://api.test/items", "headers", Map.of());
    private static final Map<String, Object> PAGE = Map.of("response", RESPONSE, "slice", SLICE, "records", 1);

    private record Call(String type, String op, Map<String, Object> arguments) {}

    /** Each operation of each kind of component. */
    private static final List<Call> CALLS = List.of(
            new Call("CustomTransformation", "transform", Map.of("slice", SLICE)),
            new Call("CustomRecordFilter", "filter", Map.of("slice", SLICE, "page", 1, "last", true)),
            new Call("CustomRecordExtractor", "extract", Map.of("response", RESPONSE)),
            new Call("CustomDecoder", "streams", Map.of()),
            new Call("CustomDecoder", "decode", Map.of("response", RESPONSE)),
            new Call("CustomSchemaLoader", "schema", Map.of()),
            new Call("CustomStateMigration", "should_migrate", Map.of("state", Map.of())),
            new Call("CustomStateMigration", "migrate", Map.of("state", Map.of())),
            new Call("CustomErrorHandler", "interpret", Map.of("response", RESPONSE)),
            new Call("CustomBackoffStrategy", "backoff", Map.of("response", RESPONSE, "attempts", 1)),
            new Call("CustomPaginationStrategy", "initial_token", Map.of()),
            new Call("CustomPaginationStrategy", "page_size", Map.of()),
            new Call("CustomPaginationStrategy", "next_token", PAGE),
            new Call("CustomAuthenticator", "credentials", Map.of()),
            new Call("CustomConfigTransformation", "transform_config", Map.of("config", Map.of())),
            new Call("CustomValidationStrategy", "validate", Map.of("value", 1)));

    private @Nullable SideProcess process;

    @BeforeEach
    void needsPython() {
        PythonRun.interpreter();
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.close();
        }
    }

    private SideProcess started() throws IOException, InterruptedException {
        SideProcess started =
                new Interpreter(PythonRun.interpreter(), true).start(new SecretMask(), () -> Duration.ofSeconds(20));
        process = started;
        Map<String, @Nullable Object> code = new LinkedHashMap<>();
        code.put("code", Files.readString(CODE));
        started.call("load", code, Frame.NOTHING, null);
        return started;
    }

    private static void create(SideProcess process, int number, String type) throws InterruptedException {
        Map<String, Object> definition = Map.of("type", type, "class_name", "components." + type);
        process.call(
                "create",
                Map.of("component", number, "definition", definition, "enclosing", List.of()),
                Frame.NOTHING,
                null);
    }

    /** What is told of a call that fails. */
    private static String failure(SideProcess process, Call call) throws InterruptedException {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>(call.arguments());
        arguments.put("component", 1);
        arguments.put("components", List.of(1));
        try {
            Frame frame = process.call(call.op(), arguments, "[{\"id\": 1}]".getBytes(StandardCharsets.UTF_8), null);
            return frame.header().get("ok") instanceof Map<?, ?> outcome
                            && outcome.get("failed") instanceof Map<?, ?> error
                    ? String.valueOf(new SideProcessException(error).getMessage())
                    : "nothing failed: " + frame.header();
        } catch (SideProcessException | SystemException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void endsItsCallAndIsToldWithItsPlace() throws Exception {
        SideProcess started = started();
        List<String> wrong = new ArrayList<>();
        for (Call call : CALLS) {
            create(started, 1, call.type());
            for (Map.Entry<String, String> failure : FAILURES.entrySet()) {
                started.call("config", Map.of("config", Map.of("raise", failure.getKey())), Frame.NOTHING, null);
                String told = failure(started, call);
                boolean turned = failure.getKey().equals("StopIteration") && told.startsWith("RuntimeError: generator");
                if (!(turned || told.startsWith(failure.getValue())) || !told.contains("(components.py:")) {
                    wrong.add(call + " " + failure.getKey() + ": " + told);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aValueThatHasNoTextFailsItsCall() throws Exception {
        SideProcess started = started();
        create(started, 1, "CustomSchemaLoader");
        started.call("config", Map.of("config", Map.of("raise", "")), Frame.NOTHING, null);
        String told = failure(started, new Call("CustomSchemaLoader", "schema", Map.of()));
        assertTrue(told.startsWith("RecursionError"), told);
    }

    @Test
    void aProcessThatCannotAnswerEndsWithItsLastWords() throws Exception {
        SideProcess started = started();
        create(started, 1, "CustomSchemaLoader");
        started.call("config", Map.of("config", Map.of("raise", "bridge")), Frame.NOTHING, null);
        String told = failure(started, new Call("CustomSchemaLoader", "schema", Map.of()));
        assertTrue(told.contains("'NoneType' object has no attribute") && !told.contains("has not answered"), told);
    }
}
