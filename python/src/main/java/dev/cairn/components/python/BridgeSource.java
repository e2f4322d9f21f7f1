package dev.cairn.components.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The Python code of the bridge, which goes to the process through its standard input: no file is left behind. */
final class BridgeSource {

    /** Each may import those before it. */
    private static final List<String> MODULES = List.of("frames", "components", "records", "retrieval", "bridge");

    /** Makes modules of what comes, and calls the last one's {@code main} with the rest of the input. */
    static final String LOADER = """
            import os, sys, types
            source = os.fdopen(os.dup(0), 'rb')
            for _ in range(int(source.readline())):
                name, size = source.readline().decode().split()
                module = sys.modules['cairn_' + name] = types.ModuleType('cairn_' + name)
                exec(compile(source.read(int(size)), 'cairn/' + name + '.py', 'exec'), module.__dict__)
            module.main(source)
            """;

    private BridgeSource() {}

    static void send(OutputStream out) throws IOException {
        line(MODULES.size() + "", out);
        for (String module : MODULES) {
            byte[] code = code(module);
            line(module + " " + code.length, out);
            out.write(code);
        }
        out.flush();
    }

    private static void line(String text, OutputStream out) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] code(String module) throws IOException {
        try (InputStream in = Objects.requireNonNull(BridgeSource.class.getResourceAsStream(module + ".py"))) {
            return in.readAllBytes();
        }
    }
}
