package dev.cairn.workbench.published;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.workbench.har.PrettyJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The lock file: which version each connector is of. Immutable. */
public record ConnectorLock(SortedMap<String, LockedConnector> connectors) {

    static final String FILE = "connectors.lock";

    private static final long FORM = 1;

    public ConnectorLock {
        connectors = Collections.unmodifiableSortedMap(new TreeMap<>(connectors));
    }

    /**
     * What a file has; nothing where there is none.
     *
     * @throws dev.cairn.documents.InvalidDocumentException with everything that is wrong with it
     */
    static ConnectorLock read(Path file) {
        if (!Files.exists(file)) {
            return new ConnectorLock(new TreeMap<>());
        }
        Node document = new JsonReader().read(file.toString(), DocumentFiles.text(file));
        Diagnostics problems = new Diagnostics();
        Node form = document.get("form");
        if (form == null || !Long.valueOf(FORM).equals(form.toPlain())) {
            problems.error(document.place(), "this is no lock file of connectors (expected 'form': " + FORM + ")");
        }
        problems.throwIfErrors();
        SortedMap<String, LockedConnector> connectors = new TreeMap<>();
        Node listed = document.get("connectors");
        if (listed != null) {
            listed.members().forEach((name, member) -> connectors.put(name, connector(name, member.value(), problems)));
        }
        problems.throwIfErrors();
        return new ConnectorLock(connectors);
    }

    private static LockedConnector connector(String name, Node node, Diagnostics problems) {
        if (ConnectorName.of(name).filter(one -> one.text().equals(name)).isEmpty()) {
            problems.error(node.place(), "'" + name + "' is no name of a connector");
        }
        SortedMap<String, String> files = new TreeMap<>();
        Node listed = node.get("files");
        if (listed != null) {
            listed.members().forEach((path, member) -> {
                if (path.startsWith("/") || path.contains("\\") || ("/" + path + "/").contains("/../")) {
                    problems.error(member.value().place(), "'" + path + "' is outside of the connector's folder");
                }
                files.put(path, String.valueOf(member.value().text()));
            });
        }
        return new LockedConnector(
                text(node, "version", problems),
                text(node, "file", problems),
                text(node, "sha256", problems),
                text(node, "index", problems),
                text(node, "licence", problems),
                files);
    }

    private static String text(Node node, String key, Diagnostics problems) {
        String text = node.isObject() ? node.text(key) : null;
        if (text == null) {
            problems.error(node.place(), "'" + key + "' is missing (expected a text)");
        }
        return String.valueOf(text);
    }

    /** What is noted of a connector; null if it was not added. */
    public @Nullable LockedConnector get(ConnectorName name) {
        return connectors.get(name.text());
    }

    ConnectorLock with(ConnectorName name, LockedConnector connector) {
        SortedMap<String, LockedConnector> more = new TreeMap<>(connectors);
        more.put(name.text(), connector);
        return new ConnectorLock(more);
    }

    void write(Path file) throws IOException {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        connectors.forEach((name, connector) -> entries.put(name, connector.json(new ConnectorName(name))));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("form", FORM);
        json.put("connectors", entries);
        new AtomicFile(file).replaceForAll(PrettyJson.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
