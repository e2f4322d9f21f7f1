package dev.cairn.pythoncomponents;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The Python code of the bridge, which goes to the process through its standard input: no file is left behind. */
final class BridgeSource {

    private static final List<String> MODULES =
            List.of("bridge", "values", "frames", "components", "http", "records", "leaves", "retrieval");

    /** Takes the modules from the input, imports the first when the rest of them can be imported, and hands it the input. */
    static final String LOADER = """
            import importlib.abc, importlib.util, os, sys

            class Bridge(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
                sources = {}

                def find_spec(self, name, path, target=None):
                    if name in self.sources:
                        return importlib.util.spec_from_loader(name, self, origin=name + '.py')

                def get_source(self, name):
                    return self.sources[name].decode()

                def is_package(self, name):
                    return False

            pipe = os.fdopen(os.dup(0), 'rb')
            for _ in range(int(pipe.readline())):
                name, size = pipe.readline().decode().split()
                Bridge.sources['cairn_' + name] = pipe.read(int(size))
            sys.meta_path.insert(0, Bridge())
            import cairn_bridge
            cairn_bridge.main(pipe)
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
