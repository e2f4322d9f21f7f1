package dev.cairn.server.internal.page;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The manifest that is being written: its file, and the last text that could be loaded. Thread-safe. */
final class EditedManifest {

    private final TextFile file;
    private volatile @Nullable Sound lastSound;

    /** A text that could be loaded, and what it became. */
    private record Sound(String text, Connector connector) {}

    EditedManifest(Path path) {
        this.file = new TextFile(path);
    }

    TextFile file() {
        return file;
    }

    /** What places in the manifest say they are in. */
    String place() {
        return file.path().toString();
    }

    /** The connector of the last text that could be loaded, for the spec in it; null where there was none. */
    @Nullable
    Connector lastSound() {
        Sound known = lastSound;
        return known == null ? null : known.connector();
    }

    /**
     * Loads a text, which becomes the last sound one. What was loaded last is not loaded again, unless its specification is in
     * another file.
     *
     * @throws InvalidDocumentException if it is wrong
     */
    Connector load(String text) {
        Sound known = lastSound;
        if (known != null
                && text.equals(known.text())
                && known.connector().resolved().get("spec") != null) {
            return known.connector();
        }
        Connector connector = Connector.load(place(), text);
        lastSound = new Sound(text, connector);
        return connector;
    }

    /** Loads a text if it can be loaded. */
    void tryToLoad(String text) {
        try {
            load(text);
        } catch (InvalidDocumentException e) {
            // The page shows what is wrong with it; the form stays as it was.
        }
    }

    /** A mask of a configuration's secrets, as the last sound manifest names them. */
    SecretMask mask(ObjectNode config) {
        SecretMask secrets = new SecretMask();
        Connector connector = lastSound();
        if (connector != null) {
            connector.learnSecrets(config, secrets);
        }
        return secrets;
    }
}
