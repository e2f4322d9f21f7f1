package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.runtime.sync.SyncResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the side process does besides its work harms nothing, and its end ends the calls that wait. */
class ProcessTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPython() {
        PythonRun.interpreter();
    }

    private String errorOf(String body) throws Exception {
        PythonRun run = Small.run(folder, "import ctypes, os, signal, sys, time", body);
        assertEquals(SyncResult.FAILED, run.read("items"));
        return run.errors().get(0);
    }

    @Test
    void printsDoNotGetBetweenFrames() throws Exception {
        PythonRun run = Small.run(folder, "import os, subprocess, sys", """
                print('x' * 100000)
                os.write(1, b'\\x00\\x00\\x00\\x01' * 1000)
                sys.__stdout__.write('more')
                subprocess.run(['echo', 'of a child'])
                record['read'] = sys.stdin.read()
                """);
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":3,\"read\":\"\"}", run.records().get(2));
    }

    @Test
    void anEndIsToldWithItsSignalAndTheLastWordsWithoutSecrets() throws Exception {
        PythonRun run = Small.run(
                folder,
                "import os, signal, sys\nfrom airbyte_cdk.utils.airbyte_secrets_utils import add_to_secrets",
                """
                add_to_secrets('a-secret-of-python')
                print('I know a-secret-of-python', file=sys.stderr, flush=True)
                os.kill(os.getpid(), signal.SIGKILL)
                """);
        String printed;
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        System.setErr(new PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            assertEquals(SyncResult.FAILED, run.read("items"));
        } finally {
            System.setErr(err);
            printed = caught.toString(StandardCharsets.UTF_8);
        }
        String error = run.errors().get(0);
        assertTrue(error.startsWith("system_error: "), error);
        assertTrue(error.contains("signal 9 ended it. Its last words: I know ****"), error);
        assertTrue(printed.contains("I know ****"), printed);
        assertFalse((run.output() + printed).contains("a-secret-of-python"));
    }

    @Test
    void anExitIsToldWithItsCode() throws Exception {
        String error = errorOf("os._exit(7)");
        assertTrue(error.contains("it exited with 7"), error);
    }

    @Test
    void anExceptionThatIsNoExceptionFailsTheCallOnly() throws Exception {
        String error = errorOf("sys.exit('enough')");
        assertTrue(error.contains("SystemExit: enough"), error);
    }

    @Test
    void failuresKeepTheirKind() throws Exception {
        PythonRun run = Small.run(
                folder,
                "from airbyte_cdk.models import FailureType\nfrom airbyte_cdk.utils import AirbyteTracedException",
                "raise AirbyteTracedException(message='Renew your plan.', internal_message='plan 7',"
                        + " failure_type=FailureType.config_error)");
        assertEquals(SyncResult.FAILED, run.read("items"));
        String error = run.errors().get(0);
        assertTrue(error.startsWith("config_error: Renew your plan. | "), error);
        assertTrue(error.contains("plan 7"), error);
    }

    @Test
    void logsReachTheLogWithoutSecrets() throws Exception {
        PythonRun run = Small.run(
                folder, "import logging\nfrom airbyte_cdk.utils.airbyte_secrets_utils import add_to_secrets", """
                add_to_secrets('a-secret-of-python')
                logging.getLogger('airbyte').warning('the record %s, a-secret-of-python', record['id'])
                """);
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertTrue(run.output().contains("WARNING: the record 2, ****"), run.output());
        assertFalse(run.output().contains("a-secret-of-python"));
    }

    @Test
    void requestsGoTheWayOfTheJvmWhateverTheyAskFor() throws Exception {
        PythonRun run = Small.run(folder, "import requests", """
                answer = requests.get('https://api.test/items', proxies={'https': 'http://127.0.0.1:1'}, verify='/no/file', timeout=5)
                record['answer'] = answer.json()[0]['id']
                """);
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals("{\"id\":2,\"answer\":1}", run.records().get(1));
    }

    @Test
    void theEnvironmentIsSmall() throws Exception {
        PythonRun run = Small.run(folder, "import os", "record['names'] = sorted(os.environ)");
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        List<String> allowed =
                List.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "AIRBYTE_ENABLE_UNSAFE_CODE");
        List<?> names = run.record(0).get("names") instanceof List<?> list ? list : List.of();
        assertTrue(
                names.stream().map(String::valueOf).allMatch(name -> allowed.contains(name) || isOfNetwork(name)),
                () -> String.valueOf(names));
        assertTrue(names.contains("PATH"));
    }

    private static boolean isOfNetwork(String name) {
        return name.matches("(?i).*_proxy|ssl_cert_.*|.*_ca_bundle");
    }

    @Test
    void noProcessIsLeft() throws Exception {
        PythonRun run = Small.run(folder, "import os", "record['pid'] = os.getpid()");
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        long pid = PythonRun.number(run.record(0).get("pid"));
        assertTrue(pid > 0);
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void valuesThatJsonCannotShowBecomeTexts() throws Exception {
        PythonRun run = Small.run(folder, "import datetime, decimal, math", """
                record.update(none=None, big=2**70, day=datetime.date(2024, 1, 2), price=decimal.Decimal('1.10'),
                              nothing=math.nan, text='\\U0001f600\\u00e9', deep={'none': None, 1: [1.5, True]})
                """);
        assertEquals(SyncResult.COMPLETE, run.read("items"));
        assertEquals(
                "{\"id\":1,\"big\":1180591620717411303424,\"day\":\"2024-01-02\",\"price\":\"1.10\",\"nothing\":null,\"text\":\"😀é\","
                        + "\"deep\":{\"none\":null,\"1\":[1.5,true]}}",
                run.records().get(0));
    }
}
