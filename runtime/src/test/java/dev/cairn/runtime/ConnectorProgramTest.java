package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.runtime.protocol.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorProgramTest {

    @TempDir
    private Path folder;

    private List<String> found() {
        return ConnectorProgram.unused(folder).stream()
                .map(one -> one.toString().replace(folder + "/", ""))
                .toList();
    }

    @Test
    void whatASourceOverridesIsTold() throws IOException {
        Files.writeString(folder.resolve("source.py"), """
                class Authenticator(TokenAuthenticator):
                    def check(self):
                        pass

                class SourceAcme(YamlDeclarativeSource):
                    def __init__(self, catalog, config, state, **kwargs):
                        super().__init__(path_to_yaml="manifest.yaml")

                    def check_connection(self, logger, config) -> Tuple[bool, any]:
                        return True, None

                    def streams(
                        self, config
                    ):
                        return super().streams(config)

                    def read_all(self):
                        pass
                """);
        Files.writeString(folder.resolve("run.py"), """
                def run():
                    MigrateOld.migrate(sys.argv[1:], source)
                    launch(source, sys.argv[1:])
                """);
        assertEquals(
                List.of(
                        "source.py:9:1: warning: SourceAcme has a method 'check_connection' of its own, which is not called:"
                                + " a check is what the manifest says [python-source]",
                        "source.py:12:1: warning: SourceAcme has a method 'streams' of its own, which is not called:"
                                + " the streams are those of the manifest [python-source]",
                        "run.py:2:1: warning: MigrateOld changes old configurations, which is not called:"
                                + " they are used as they are [python-source]"),
                found());
    }

    @Test
    void aSourceOfItsManifestAloneIsNoDifference() throws IOException {
        assertEquals(List.of(), found());
        Files.writeString(folder.resolve("source.py"), """
                class SourceAcme(YamlDeclarativeSource):
                    def __init__(self):
                        super().__init__(path_to_yaml="manifest.yaml")
                """);
        Files.write(folder.resolve("run.py"), new byte[] {(byte) 0xff});
        assertEquals(List.of(), found());
    }

    @Test
    void aCheckTellsIt() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("source.py"), """
                class SourceAcme(AbstractSource):
                    def streams(self, config):
                        return []
                """);
        Path manifest = Files.writeString(folder.resolve("manifest.yaml"), WithoutSpecTest.MANIFEST);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Connector.load(manifest)
                .configure((ObjectNode) new YamlReader().read("config.json", "{}"), new MessageWriter(out))
                .discover();
        assertEquals(
                1,
                out.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("\"WARN\"") && line.contains("a method 'streams' of its own"))
                        .count());
    }
}
