package dev.cairn.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code cairn lsp} as editors start it. */
class LspIT {

    /** The editor is a process, too, as its libraries are of use to no other test. */
    @Test
    void anEditorCanAskForEverything() throws Exception {
        List<String> server =
                CairnProcess.of(List.of(), List.of("lsp", "--stdio")).command();
        Process editor = CairnProcess.of(List.of(), "dev.cairn.languageserver.WholeSession", server)
                .redirectErrorStream(true)
                .start();
        assertEquals("", new String(editor.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, editor.waitFor());
    }
}
