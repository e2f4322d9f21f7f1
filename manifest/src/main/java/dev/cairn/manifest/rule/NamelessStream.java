package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** A stream has a name. */
final class NamelessStream extends ComponentRule {

    NamelessStream() {
        super(
                "nameless-stream",
                Severity.ERROR,
                "A stream has no `name`.",
                "Give it one.",
                "DeclarativeStream",
                "StateDelegatingStream");
    }

    @Override
    void check(ManifestComponent stream, Findings findings) {
        if (stream.get("name") == null) {
            findings.add(this, stream.place(), "this " + stream.type() + " has no 'name'; nobody can select it");
        }
    }
}
