package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.http.HttpTransport;
import dev.cairn.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A component that hangs is ended, and named; one that is heard of is not. */
class PatienceTest {

    private volatile Duration patience = Patience.USUAL;

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
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

    private final CallOrigin caller = new CallOrigin() {
        @Override
        public HttpTransport transport() {
            return Small.THREE_RECORDS;
        }

        @Override
        public void changeConfig(Map<String, @Nullable Object> config) {}

        @Override
        public String name() {
            return "the component";
        }

        @Override
        public void atWork(boolean begins) {
            heard.add(begins ? "begins" : "ends");
        }

        @Override
        public void log(String text) {
            heard.add(text);
        }
    };

    /** The first record, after a component has changed it. */
    private String changed(int seconds, String top, String body) throws InterruptedException {
        SideProcess started = new Interpreter(PythonRun.interpreter(), true).start(new SecretMask(), () -> patience);
        process = started;
        Map<String, @Nullable Object> code = new LinkedHashMap<>();
        code.put("code", Small.text(top, body));
        started.call("load", code, Frame.NOTHING, null);
        Map<String, Object> definition = Map.of("type", "CustomTransformation", "class_name", "components.Change");
        started.call(
                "create",
                Map.of("component", 1, "definition", definition, "enclosing", List.of()),
                Frame.NOTHING,
                caller);
        patience = Duration.ofSeconds(seconds);
        heard.clear();
        Map<String, Object> slice = Map.of("partition", Map.of(), "window", Map.of());
        Frame answer = started.call(
                "transform",
                Map.of("components", List.of(1), "slice", slice),
                "[{\"id\": 1}]".getBytes(StandardCharsets.UTF_8),
                caller);
        return new String(answer.attachment(), StandardCharsets.UTF_8);
    }

    @Test
    void oneThatSleepsIsEndedAndItsPlaceTold() {
        SystemException failure =
                assertThrows(SystemException.class, () -> changed(3, "import time", "time.sleep(900)"));
        assertTrue(
                String.valueOf(failure.getMessage())
                        .contains("the component has not answered for 3 seconds; it is at components.py:"),
                failure::getMessage);
        assertTrue(String.valueOf(failure.getMessage()).contains(" in transform."), failure::getMessage);
        assertEquals(List.of("begins", "ends"), heard);
    }

    @Test
    void oneThatKeepsAllThreadsFromRunningIsEnded() {
        SystemException failure =
                assertThrows(SystemException.class, () -> changed(3, "import ctypes", "ctypes.PyDLL(None).sleep(900)"));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("the component has not answered for 3 seconds."),
                failure::getMessage);
    }

    @Test
    void oneThatIsHeardOfIsNot() throws Exception {
        String record = changed(12, "import backoff, logging, requests, time", """
                tries = []
                @backoff.on_exception(backoff.constant, ValueError, interval=14, jitter=None, max_tries=2)
                def again(): # as the CDK does
                    tries.append(1)
                    if len(tries) < 2:
                        raise ValueError()
                again()
                logging.getLogger('airbyte').info('still here')
                time.sleep(7)
                requests.get('https://api.test/items')
                time.sleep(7)
                record['tries'] = len(tries)
                """);
        assertEquals("[{\"id\":1,\"tries\":2}]", record);
        assertTrue(heard.contains("still here"), heard::toString);
        assertEquals("ends", heard.get(heard.size() - 1));
    }

    @Test
    void aCallBudgetOfTheConnectorTellsItsWaits() throws Exception {
        changed(
                3,
                "import requests\nfrom datetime import timedelta\nfrom airbyte_cdk.sources.streams.call_rate import *",
                """
                matchers = [HttpRequestMatcher()]
                policy = MovingWindowCallRatePolicy(rates=[Rate(limit=1, interval=timedelta(seconds=6))], matchers=matchers)
                budget = APIBudget(policies=[policy])
                for _ in range(2):
                    budget.acquire_call(requests.Request('GET', 'https://api.test/items'))
                """);
        assertTrue(
                heard.stream().anyMatch(text -> text.matches("Waiting \\d s: the connector's own call budget .*")),
                heard::toString);
    }

    @Test
    void whatAComponentHasStartedEndsWithIt() throws Exception {
        String record = changed(30, "import os, subprocess, time", """
                child = subprocess.Popen(['sleep', '600'])
                between = subprocess.Popen(['sh', '-c', 'sleep 600 & echo $!; exit'], stdout=subprocess.PIPE)
                record['orphan'] = int(between.stdout.readline())
                record['child'] = child.pid
                forked = os.fork()
                if forked == 0:
                    time.sleep(600)
                record['forked'] = forked
                """);
        List<Long> pids = new ArrayList<>();
        PythonRun.object(((List<?>) Objects.requireNonNull(Json.parse(record))).get(0))
                .forEach((name, pid) -> {
                    if (!name.equals("id")) {
                        pids.add(PythonRun.number(pid));
                    }
                });
        assertEquals(3, pids.size());
        end();
        for (long pid : pids) {
            ProcessHandle.of(pid).ifPresent(handle -> handle.onExit().join());
            assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
        }
    }
}
