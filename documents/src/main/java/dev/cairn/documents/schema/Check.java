package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.util.List;

/** One keyword of a schema, ready to be applied. Thread-safe. */
@FunctionalInterface
interface Check {

    void check(Node instance, InstancePath path, List<Violation> violations);
}
