package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.workbench.edit.Inheritance.Found;
import org.jspecify.annotations.Nullable;

/**
 * The requesters of a stream.
 *
 * @param pointer a reference to the stream
 */
record StreamRequesters(Inheritance inheritance, ObjectNode stream, String pointer) {

    static final String RETRIEVER = "retriever";
    static final String AUTHENTICATOR = "authenticator";

    /** The retriever, if it is written in the stream itself; null if others may have it, too, or there is none. */
    @Nullable
    ObjectNode retriever() {
        return own(stream, RETRIEVER);
    }

    /** A requester, if it is written in the stream itself. */
    @Nullable
    ObjectNode requester(String key) {
        ObjectNode retriever = retriever();
        return retriever == null ? null : own(retriever, key);
    }

    private static @Nullable ObjectNode own(ObjectNode owner, String key) {
        return owner.get(key) instanceof ObjectNode mapping && Inheritance.reference(mapping) == null ? mapping : null;
    }

    /**
     * A reference to how a requester logs in; null where it does not.
     *
     * @param key where it stands in the retriever
     * @param after where it will stand after the edit
     */
    @Nullable
    String login(String key, String after) {
        ObjectNode retriever = retriever();
        Node written = retriever == null ? null : retriever.get(key);
        ObjectNode requester = written == null ? null : inheritance.mapping(written);
        if (written == null || requester == null) {
            return null;
        }
        Found found = inheritance.find(requester, AUTHENTICATOR);
        if (found == null) {
            return null;
        }
        String elsewhere = Inheritance.reference(found.value());
        if (elsewhere != null || found.pointer() != null) {
            return elsewhere == null ? found.pointer() : elsewhere;
        }
        String owner = Inheritance.reference(written);
        return (owner == null ? pointer + "/" + RETRIEVER + "/" + after : owner) + "/" + AUTHENTICATOR;
    }

    /** The text that stands in a requester, or in what it refers to; null where there is none. */
    @Nullable
    String text(String key, String field) {
        ObjectNode retriever = retriever();
        Node written = retriever == null ? null : retriever.get(key);
        ObjectNode requester = written == null ? null : inheritance.mapping(written);
        Found found = requester == null ? null : inheritance.find(requester, field);
        return found == null ? null : found.value().text();
    }
}
